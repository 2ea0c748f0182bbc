import { QueryClient, type QueryKey, useMutation, useQueryClient } from "@tanstack/react-query";
import { notifications } from "@mantine/notifications";
import { common } from "../words/common";
import { useWords } from "../words/language";
import { ApiError, messageOf } from "./errors";

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // What was refused once is refused again; a broken connection may heal.
      retry: (count, error) => !(error instanceof ApiError && error.status < 500) && count < 2,
    },
  },
});

interface Change<I, O> {
  /** Does it. */
  change: (input: I) => Promise<O>;
  /** Which queries it makes old. */
  refreshes: QueryKey[];
  /** What to say when it is done; nothing when the screen shows it by itself. */
  done?: string;
  onDone?: (output: O, input: I) => void;
}

/** A change of something at the server; a refusal is shown in the server's own words. */
export function useChange<I = void, O = unknown>({ change, refreshes, done, onDone }: Change<I, O>) {
  const client = useQueryClient();
  const words = useWords(common);
  const closeButtonProps = { "aria-label": words.close };
  return useMutation<O, Error, I>({
    mutationFn: change,
    onSuccess: async (output, input) => {
      await Promise.all(refreshes.map((queryKey) => client.invalidateQueries({ queryKey })));
      if (done) {
        notifications.show({ message: done, color: "teal", closeButtonProps });
      }
      onDone?.(output, input);
    },
    onError: (error) => {
      notifications.show({ message: messageOf(error), color: "red", autoClose: 10_000, closeButtonProps });
    },
  });
}
