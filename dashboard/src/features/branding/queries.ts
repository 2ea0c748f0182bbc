import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { api, body, own, type OwnOperations, type OwnSchemas, type Schemas } from "../../api/client";
import { ApiError } from "../../api/errors";
import { isColor, plain } from "./colors";

export const BRANDING = ["branding"];

type Theme = Schemas["Theme"] & { themeId: string };

/** What the pages show of a tenant's look. */
export interface Look {
  logo: string;
  primary: string;
  background: string;
}

/** A look as it is kept: a theme, if there is one, goes before the branding. */
export interface KeptLook {
  look: Look;
  theme: Theme | null;
}

const STANDARD = { primary: "#1f4e79", background: "#f5f6f8" };

async function theme(): Promise<Theme | null> {
  try {
    return (await body(api.GET("/branding/themes/default"))) as Theme;
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) {
      return null;
    }
    throw error;
  }
}

export function useLook() {
  return useQuery({
    queryKey: [...BRANDING, "look"],
    queryFn: async (): Promise<KeptLook> => {
      const [branding, kept] = await Promise.all([body(api.GET("/branding")), theme()]);
      const look = {
        logo: kept?.widget?.logo_url || branding.logo_url || "",
        primary: plain(kept?.colors?.primary_button) ?? plain(branding.colors?.primary) ?? STANDARD.primary,
        background:
          plain(kept?.page_background?.background_color) ??
          plain(branding.colors?.page_background) ??
          STANDARD.background,
      };
      return { look, theme: kept };
    },
  });
}

/** Keeps what differs, in the branding and in the theme that would hide it. */
export async function saveLook(patch: Partial<Look>, kept: Theme | null) {
  const { logo, primary, background } = patch;
  await body(
    api.PATCH("/branding", {
      body: {
        ...(logo === undefined ? {} : { logo_url: logo }),
        ...(primary || background
          ? { colors: { ...(primary ? { primary } : {}), ...(background ? { page_background: background } : {}) } }
          : {}),
      },
    }),
  );
  if (kept) {
    await body(
      api.PATCH("/branding/themes/{themeId}", {
        params: { path: { themeId: kept.themeId } },
        body: {
          ...(primary ? { colors: { ...kept.colors, primary_button: primary } } : {}),
          ...(background ? { page_background: { ...kept.page_background, background_color: background } } : {}),
          ...(logo === undefined ? {} : { widget: { ...kept.widget, logo_url: logo } }),
        },
      }),
    );
  }
}

export type TextChoice = OwnSchemas["PreviewText"];

/** What to show of what is not saved yet. */
export interface Tried extends Partial<Look> {
  screen: string;
  language: string;
  texts?: Record<string, string>;
  mistake?: boolean;
}

/** The page itself, made by the server. */
export function usePreview({ screen, language, texts, mistake, logo, primary, background }: Tried) {
  const query = {
    screen,
    language,
    ...(logo !== undefined && { logo }),
    ...(isColor(primary) && { primary }),
    ...(isColor(background) && { background }),
    ...(texts && { texts: JSON.stringify(texts) }),
    ...(mistake && { mistake }),
  } as NonNullable<OwnOperations["get_preview"]["parameters"]["query"]>;
  return useQuery({
    queryKey: [...BRANDING, "preview", query],
    queryFn: () => body(own.GET("/preview", { params: { query } })),
    placeholderData: keepPreviousData,
    gcTime: 30_000,
  });
}

/** The texts of a prompt by screen and name, as they are kept. */
export type Texts = Record<string, Record<string, string>>;

export function useTexts(prompt: string, language: string) {
  return useQuery({
    queryKey: [...BRANDING, "texts", prompt, language],
    queryFn: async () =>
      (await body(
        api.GET("/prompts/{prompt}/custom-text/{language}", { params: { path: { prompt, language } } }),
      )) as Texts,
  });
}

export async function saveTexts(prompt: string, language: string, texts: Texts) {
  const path = { prompt, language };
  return body(api.PUT("/prompts/{prompt}/custom-text/{language}", { params: { path }, body: texts }));
}
