package dev.ostiary.log;

/** Auth0's event type codes, as tools filter for them. */
public enum LogType {
  SUCCESS_LOGIN("s"),
  SUCCESS_SILENT_AUTH("ssa"),
  FAILED_SILENT_AUTH("fsa"),
  FAILED_LOGIN("f"),
  FAILED_LOGIN_WRONG_PASSWORD("fp"),
  FAILED_LOGIN_WRONG_USERNAME("fu"),
  BLOCKED_ACCOUNT("limit_wc"),
  SUCCESS_SIGNUP("ss"),
  FAILED_SIGNUP("fs"),
  SUCCESS_LOGOUT("slo"),
  FAILED_LOGOUT("flo"),
  SUCCESS_CODE_EXCHANGE("seacft"),
  FAILED_CODE_EXCHANGE("feacft"),
  SUCCESS_CLIENT_CREDENTIALS("seccft"),
  FAILED_CLIENT_CREDENTIALS("feccft"),
  SUCCESS_PASSWORD_EXCHANGE("sepft"),
  FAILED_PASSWORD_EXCHANGE("fepft"),
  SUCCESS_REFRESH_EXCHANGE("sertft"),
  FAILED_REFRESH_EXCHANGE("fertft"),
  FAILED_REFRESH_REUSE("ferrt"),
  SUCCESS_TOKEN_EXCHANGE("secte"),
  FAILED_TOKEN_EXCHANGE("fecte"),
  SUCCESS_REVOCATION("srrt"),
  SUCCESS_EMAIL_VERIFICATION("sv"),
  FAILED_EMAIL_VERIFICATION("fv"),
  SUCCESS_VERIFICATION_EMAIL("svr"),
  SUCCESS_CHANGE_PASSWORD_REQUEST("scpr"),
  FAILED_CHANGE_PASSWORD_REQUEST("fcpr"),
  SUCCESS_CHANGE_PASSWORD("scp"),
  FAILED_CHANGE_PASSWORD("fcp"),
  FAILED_EMAIL("fn"),
  SUCCESS_USERS_IMPORT("sui"),
  FAILED_USERS_IMPORT("fui"),
  /** Something that works and is probably not meant so. */
  FAILED_ACTIONS("actions_execution_failed"),
  WARNING("w"),
  API_OPERATION("sapi"),
  FAILED_API_OPERATION("fapi");

  private final String code;

  LogType(String code) {
    this.code = code;
  }

  /** The code in {@code type}. */
  public String code() {
    return code;
  }
}
