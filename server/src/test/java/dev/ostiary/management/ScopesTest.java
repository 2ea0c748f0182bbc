package dev.ostiary.management;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScopesTest {
  @Test
  void everyScopeOfAuth0sToolsIsThereOnce() {
    assertThat(Scopes.all())
        .hasSize(249)
        .doesNotHaveDuplicates()
        .allMatch(s -> s.matches("(create|read|update|delete):[a-z_]+"))
        .contains("read:client_keys", "update:users_app_metadata", "create:role_members");
  }
}
