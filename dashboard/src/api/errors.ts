/** What the Management API refuses, in its own words. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string | undefined,
    message: string,
  ) {
    super(message);
    this.name = "ApiError";
  }

  static async of(response: Response): Promise<ApiError> {
    const body: unknown = await response
      .clone()
      .json()
      .catch(() => null);
    const { message, errorCode } = (body ?? {}) as { message?: string; errorCode?: string };
    return new ApiError(response.status, errorCode, message ?? response.statusText);
  }
}

/** The text of whatever was thrown, for people. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
