// Runs in the place of the server's own way to send a text message or to make a call.

/** What happened, for reading. */
interface Event {
  readonly message_options: {
    /** The number that the message shall go to, such as `+4930123456`. */
    readonly recipient: string;
    /** The whole message, the code included. */
    readonly text: string;
    /** The code alone. Whoever reads it can sign in: do not log it. */
    readonly code: string;
    readonly message_type: 'sms' | 'voice';
    /** Why: to enrol a telephone, or to sign in with it. */
    readonly action: 'enrollment' | 'second-factor-authentication';
  };
  readonly user: UserInfo;
  readonly request: RequestInfo;
  readonly tenant: TenantInfo;
  readonly secrets: Secrets;
  readonly configuration: { readonly [name: string]: string };
  readonly client?: ClientInfo;
}

/** What can be done about it. Throw an error if the message could not be sent. */
interface SendPhoneMessageAPI {
  readonly cache: Cache;
}

/** `exports.onExecuteSendPhoneMessage` */
type SendPhoneMessageAction = (event: Event, api: SendPhoneMessageAPI) => void | Promise<void>;
