import { Box } from "@mantine/core";
import { useState } from "react";

interface HtmlPreviewProps {
  /** What is shown, for screen readers. */
  title: string;
  /** A whole page or a piece of one. */
  html: string;
  /** Styles that the page needs besides its own. */
  css?: string;
  /** CSS pixels. */
  minHeight?: number;
  maxHeight?: number;
}

const nonce = () => document.querySelector('meta[name="csp-nonce"]')?.getAttribute("content") ?? "";

/**
 * Shows HTML as a picture: no script runs, nothing can be clicked. The content security policy of the
 * dashboard holds in it, too: nothing is loaded from elsewhere, and only styles with its nonce count.
 */
export function HtmlPreview({ title, html, css = "", minHeight = 320, maxHeight = 1200 }: HtmlPreviewProps) {
  const [height, setHeight] = useState(minHeight);
  const still = html.replace(/\sautofocus(?=[\s>=])(="[^"]*")?/g, "");
  const styled = `${still}${css ? `<style>${css}</style>` : ""}`.replace(/<style(?=[\s>])/gi, `<style nonce="${nonce()}"`);
  return (
    <Box
      component="iframe"
      title={title}
      srcDoc={styled}
      sandbox="allow-same-origin"
      referrerPolicy="no-referrer"
      inert
      tabIndex={-1}
      w="100%"
      h={height}
      bd="1px solid var(--mantine-color-default-border)"
      bdrs="md"
      bg="white"
      display="block"
      onLoad={(e: React.SyntheticEvent<HTMLIFrameElement>) => {
        const inside = e.currentTarget.contentDocument;
        if (inside) {
          applyStyles(inside);
          setHeight(Math.min(maxHeight, Math.max(minHeight, inside.body?.scrollHeight ?? 0)));
        }
      }}
    />
  );
}

/** The policy refuses style attributes in HTML, which mails are made of, but not what a script sets. */
function applyStyles(inside: Document) {
  for (const element of inside.querySelectorAll<HTMLElement>("[style]")) {
    element.style.cssText = element.getAttribute("style") ?? "";
  }
}
