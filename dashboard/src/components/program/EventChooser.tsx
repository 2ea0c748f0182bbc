import { Alert, Select, SimpleGrid, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { messageOf } from "../../api/errors";
import { useMay } from "../../api/session";
import { useWords } from "../../words/language";
import { PersonSelect } from "../PersonSelect";
import { fetchEvent, useApps } from "./api";
import { programWords } from "./words";

interface EventChooserProps {
  trigger: string;
  onEvent: (event: object) => void;
}

/** Fills in an event: a made-up one, or one of a real user with a real application. */
export function EventChooser({ trigger, onEvent }: EventChooserProps) {
  const may = useMay("read:actions", "read:users", "read:clients");
  const words = useWords(programWords);
  const [user, setUser] = useState("");
  const [client, setClient] = useState("");
  const event = useQuery({
    queryKey: ["programs", "event", trigger, user, client],
    queryFn: () => fetchEvent(trigger, user, client),
    staleTime: 0,
    enabled: may,
    // What somebody has changed in the event stays when they come back to the window.
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  useEffect(() => {
    if (event.data) {
      onEvent(event.data);
    }
    // Whoever shows it is told about each event once.
  }, [event.data]);
  return (
    <Stack gap="xs">
      {may ? (
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
          <PersonSelect label={words.person} nobody={words.madeUp} nothingFound={words.nobody} value={user} onChange={setUser} />
          <AppSelect onChange={setClient} />
        </SimpleGrid>
      ) : null}
      {event.isError ? <Alert color="yellow">{messageOf(event.error)}</Alert> : null}
    </Stack>
  );
}

function AppSelect({ onChange }: { onChange: (id: string) => void }) {
  const words = useWords(programWords);
  const apps = useApps();
  return (
    <Select
      label={words.application}
      placeholder={words.madeUp}
      data={(apps.data ?? []).map((a) => ({ value: a.client_id, label: a.name }))}
      searchable
      clearable
      clearButtonProps={{ "aria-label": words.madeUp }}
      onChange={(id) => onChange(id ?? "")}
    />
  );
}
