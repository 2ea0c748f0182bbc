import { Anchor } from "@mantine/core";
import { Link } from "react-router";
import { useWords } from "../../words/language";
import { programWords } from "./words";

/** What an older kind of program is, and where the newer one is found. */
export function OlderWay({ children }: { children: string }) {
  const words = useWords(programWords);
  return (
    <>
      {children}{" "}
      <Anchor component={Link} to="/actions/library" inherit underline="always">
        {words.toActions}
      </Anchor>
    </>
  );
}
