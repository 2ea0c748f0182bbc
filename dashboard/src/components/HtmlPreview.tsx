import { Box } from "@mantine/core";

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
  return (
    <Box
      component="iframe"
      title={title}
      srcDoc={prepared(html, css)}
      sandbox="allow-same-origin"
      referrerPolicy="no-referrer"
      inert
      tabIndex={-1}
      w="100%"
      h={minHeight}
      bd="1px solid var(--mantine-color-default-border)"
      bdrs="md"
      bg="white"
      display="block"
      onLoad={(e: React.SyntheticEvent<HTMLIFrameElement>) => {
        const inside = e.currentTarget.contentDocument;
        if (inside) {
          applyStyles(inside);
          fit(e.currentTarget, inside, minHeight, maxHeight);
        }
      }}
    />
  );
}

/** A page may be as high as its window: measured from the least, it grows and shrinks. */
function fit(frame: HTMLIFrameElement, inside: Document, least: number, most: number) {
  frame.style.height = `${least}px`;
  const wanted = inside.documentElement.scrollHeight;
  frame.style.height = `${Math.min(most, Math.max(least, wanted + 2))}px`;
}

/**
 * The policy refuses style attributes, which mails are made of, but not what a script sets: they are kept
 * aside until the page is there. Pictures from elsewhere would be refused, too; their words show instead.
 */
function prepared(html: string, css: string): string {
  const still = html
    .replace(/(<[a-z][^>]*?)\sstyle(\s*=)/gi, "$1 data-style$2")
    .replace(/(<img\b[^>]*?)\ssrc(\s*=\s*["']?https?:)/gi, "$1 data-src$2")
    .replace(/(<input\b[^>]*?)\sautofocus(?=[\s>])/gi, "$1");
  return `${still}${css ? `<style>${css}</style>` : ""}`.replace(/<style(?=[\s>])/gi, `<style nonce="${nonce()}"`);
}

function applyStyles(inside: Document) {
  for (const element of inside.querySelectorAll<HTMLElement>("[data-style]")) {
    element.style.cssText = element.dataset.style ?? "";
  }
}
