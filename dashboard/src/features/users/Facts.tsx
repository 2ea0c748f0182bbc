import { Fact } from "../../components/CodeBlock";
import { FormSection } from "../../components/Form";
import { Moment } from "../../components/Moment";
import { useWords } from "../../words/language";
import { connectionOf, type User } from "./queries";
import { tabWords } from "./words-tabs";

/** What the server knows of an account. */
export function Facts({ user }: { user: User }) {
  const words = useWords(tabWords);
  return (
    <FormSection title={words.facts}>
      <Fact label={words.connection}>{connectionOf(user)}</Fact>
      <Fact label={words.created}>
        <Moment at={user.created_at} />
      </Fact>
      <Fact label={words.lastLogin}>
        <Moment at={user.last_login} /> {user.last_ip ? words.lastLoginFrom(user.last_ip) : null}
      </Fact>
      <Fact label={words.logins}>{user.logins_count ?? 0}</Fact>
      {user.last_password_reset ? (
        <Fact label={words.lastReset}>
          <Moment at={String(user.last_password_reset)} />
        </Fact>
      ) : null}
    </FormSection>
  );
}
