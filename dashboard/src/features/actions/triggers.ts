/** The triggers that this server runs, in the order in which people meet them. */
export const TRIGGERS = [
  "post-login",
  "credentials-exchange",
  "pre-user-registration",
  "post-user-registration",
  "post-change-password",
  "password-reset-post-challenge",
  "send-phone-message",
  "custom-token-exchange",
] as const;

export type TriggerId = (typeof TRIGGERS)[number];

export function isTrigger(id: string | null | undefined): id is TriggerId {
  return (TRIGGERS as readonly string[]).includes(id ?? "");
}

/** Of these, actions are chosen elsewhere: a token exchange profile names its own. */
export const WITHOUT_FLOW: readonly TriggerId[] = ["custom-token-exchange"];

const FUNCTIONS: Record<TriggerId, string> = {
  "post-login": "onExecutePostLogin",
  "credentials-exchange": "onExecuteCredentialsExchange",
  "pre-user-registration": "onExecutePreUserRegistration",
  "post-user-registration": "onExecutePostUserRegistration",
  "post-change-password": "onExecutePostChangePassword",
  "password-reset-post-challenge": "onExecutePostChallenge",
  "send-phone-message": "onExecuteSendPhoneMessage",
  "custom-token-exchange": "onExecuteCustomTokenExchange",
};

/** The type of `api`, as the declarations of the trigger call it. */
const apiOf = (trigger: TriggerId) =>
  `${trigger.split("-").map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("")}API`;

/** Code that does nothing yet, with the types that the editor completes by. */
export function emptyCode(trigger: TriggerId): string {
  return `/**
 * @param {Event} event - what happens, and for whom
 * @param {${apiOf(trigger)}} api - what can be done about it
 */
exports.${FUNCTIONS[trigger]} = async (event, api) => {
};
`;
}
