import { Button, Group, Select, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { useChange } from "../../api/query";
import { useMay } from "../../api/session";
import { CodeBlock } from "../../components/CodeBlock";
import { Hint } from "../../components/Copy";
import { FormSection } from "../../components/Form";
import { common } from "../../words/common";
import { useWords } from "../../words/language";
import { type KeyProblem, pemOf, usesKeys } from "./publicKey";
import { type Application, APPLICATIONS, updateApplication } from "./queries";
import { accessWords } from "./words-access";

const MAKE = `openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out private.pem
openssl pkey -in private.pem -pubout -out public.pem`;

interface AddKeyProps {
  one: Application;
  /** The ids of the keys in use. */
  used: string[];
  /** Whether no further one may be used. */
  full: boolean;
}

/** Adds a public key and uses it from then on. */
export function AddKey({ one, used, full }: AddKeyProps) {
  const words = useWords(accessWords);
  const general = useWords(common);
  const may = useMay("create:client_credentials", "update:clients");
  const [text, setText] = useState("");
  const [name, setName] = useState("");
  const [algorithm, setAlgorithm] = useState<string | null>(null);
  const [problem, setProblem] = useState<KeyProblem>();
  const add = useChange({
    change: (pem: string) => {
      const added = { credential_type: "public_key", name: name.trim(), pem, ...(algorithm ? { alg: algorithm } : {}) };
      return updateApplication(one.client_id, usesKeys([...used.map((id) => ({ id })), added]));
    },
    refreshes: [APPLICATIONS],
    done: words.keyAdded,
    onDone: () => {
      setText("");
      setName("");
    },
  });
  if (!may) {
    return null;
  }
  if (full) {
    return <Hint>{words.twoKeys}</Hint>;
  }
  const submit = async () => {
    const read = await pemOf(text);
    setProblem("problem" in read ? read.problem : undefined);
    if ("pem" in read) {
      add.mutate(read.pem);
    }
  };
  return (
    <form
      onSubmit={(e) => {
        e.preventDefault();
        void submit();
      }}
    >
      <FormSection title={words.addKey} lead={words.addKeyLead}>
        <CodeBlock code={MAKE} />
        <Group align="flex-start">
          <TextInput
            flex="1 1 14rem"
            label={words.keyName}
            maxLength={128}
            value={name}
            onChange={(e) => setName(e.currentTarget.value)}
          />
          <Select
            flex="1 1 14rem"
            label={words.algorithm}
            placeholder={words.algorithmOfKey}
            clearable
            data={["RS256", "RS512", "PS256", "ES256"]}
            value={algorithm}
            onChange={setAlgorithm}
          />
        </Group>
        <Textarea
          required
          autosize
          minRows={4}
          maxRows={14}
          label={words.publicKey}
          description={words.publicKeyHelp}
          placeholder={"-----BEGIN PUBLIC KEY-----\n…"}
          spellCheck={false}
          value={text}
          error={problem ? words[problem] : undefined}
          onChange={(e) => setText(e.currentTarget.value)}
        />
        <Group>
          <Button type="submit" loading={add.isPending}>
            {general.add}
          </Button>
        </Group>
      </FormSection>
    </form>
  );
}
