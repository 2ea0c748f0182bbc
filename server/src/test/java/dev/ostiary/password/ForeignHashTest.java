package dev.ostiary.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ostiary.common.Json;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Hashes that other programs made: vectors of RFCs and of the algorithms' own tests, and some of
 * Python's hashlib, glibc's crypt and OpenSSL.
 */
class ForeignHashTest {
  private static ForeignHash hash(String json) throws BadHash {
    return ForeignHash.of(Json.own(json.replace('\'', '"')));
  }

  private static void fits(String password, String json) throws BadHash {
    var hash = hash(json);
    assertThat(hash.matches(password)).as(json).isTrue();
    assertThat(hash.matches(password + "x")).as(json).isFalse();
    assertThat(hash.matches("")).as(json).isFalse();
    var kept = ForeignHash.read(hash.stored()).orElseThrow();
    assertThat(kept.matches(password)).as(json).isTrue();
  }

  private static void refused(String path, String json) {
    assertThatThrownBy(() -> hash(json))
        .as(json)
        .isInstanceOfSatisfying(BadHash.class, e -> assertThat(e.path()).isEqualTo(path));
  }

  @Test
  void digestsOfThePasswordAlone() throws BadHash {
    // RFC 1320, and what Windows calls the NT hash: MD4 of UTF-16.
    fits(
        "abc",
        "{'algorithm':'md4','hash':{'value':'a448017aaf21d8525fc10ae87aa6729d','encoding':'hex'}}");
    fits(
        "password",
        """
        {'algorithm':'md4','hash':{'value':'8846f7eaee8fb117ad06bdd830b7586c','encoding':'hex'},
         'password':{'encoding':'utf16le'}}""");
    fits(
        "password",
        "{'algorithm':'md5','hash':{'value':'5f4dcc3b5aa765d61d8327deb882cf99','encoding':'hex'}}");
    fits(
        "correct horse",
        """
        {'algorithm':'sha512','hash':{'encoding':'base64','value':
        'VraY3v7bWkNbY0r+MyC7rz/c2SC2xQOkRvx7endrKY1HnRumqLYXgI6wv1ec6aldZoNHvKtxSQhayTyyeZUZew=='}}"""
            .replace("\n", ""));
  }

  @Test
  void saltsBeforeAndAfterThePassword() throws BadHash {
    fits(
        "correct horse",
        """
        {'algorithm':'sha1','salt':{'value':'pepper'},
         'hash':{'value':'d11dc5896bf42fb4320130682b5909d363bf770b','encoding':'hex'}}""");
    fits(
        "correct horse",
        """
        {'algorithm':'sha256','salt':{'value':'cGVwcGVy','encoding':'base64','position':'suffix'},
         'hash':{'value':'iiBneCY1H83bKojQwRhnuXkXl3mOZIuJrAljDBgCy5A=','encoding':'base64'}}""");
    fits(
        "correct horse",
        """
        {'algorithm':'sha256','salt':{'value':'706570706572','encoding':'hex','position':'suffix'},
         'hash':{'value':'iiBneCY1H83bKojQwRhnuXkXl3mOZIuJrAljDBgCy5A','encoding':'base64'}}""");
  }

  @ParameterizedTest
  @CsvSource({
    "utf16le,52b74b68e826717d03e4599310dcd22f",
    "ucs2,52b74b68e826717d03e4599310dcd22f",
    "latin1,b35e30fd70d980934a21f62e759392a6",
    "binary,b35e30fd70d980934a21f62e759392a6",
    "ascii,b35e30fd70d980934a21f62e759392a6"
  })
  void passwordsInOtherEncodings(String encoding, String md5) throws BadHash {
    fits(
        "Pässwörd",
        """
        {'algorithm':'md5','hash':{'value':'%s','encoding':'hex'},'password':{'encoding':'%s'}}"""
            .formatted(md5, encoding));
  }

  @ParameterizedTest
  @CsvSource({
    // RFC 2202 and RFC 4231, case 2.
    "what do ya want for nothing?,Jefe,md5,750c783e6ab0b503eaa86e310a5db738",
    "what do ya want for nothing?,Jefe,sha1,effcdf6ae5eb2fa2d27416d5f184df9c259a7c79",
    "what do ya want for nothing?,Jefe,sha256,"
        + "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
    // OpenSSL.
    "correct horse,key,ripemd160,0bb113430a48f002d18a3a867e141a4df06db1b8",
    "correct horse,key,whirlpool,d34c5bf811ee044bd7a7d0db77547182cd4f0aa6d91b24e5d99aa677e41d179e"
        + "b83c47357547a6ff9c47309a4ac676f9ee91f70e3d162f50da623f87b5450349"
  })
  void hmacOfMessages(String password, String key, String digest, String value) throws BadHash {
    fits(
        password,
        """
        {'algorithm':'hmac',
         'hash':{'value':'%s','encoding':'hex','digest':'%s','key':{'value':'%s'}}}"""
            .formatted(value, digest, key));
  }

  @Test
  void hmacWithASaltAndAKeyInHexadecimal() throws BadHash {
    fits(
        "correct horse",
        """
        {'algorithm':'hmac','salt':{'value':'pepper'},'hash':{'encoding':'hex','digest':'sha512',
         'key':{'value':'000102','encoding':'hex'},'value':'%s'}}"""
            .formatted(
                "98dca8f09e445fc57b65294b547fa900ec71fc92fbc5503813fb868cb382ef39"
                    + "37465bc2b87207468bacc9fdeebd9b8b4ee01ee5fd61755b240e645f3827ac9a"));
  }

  @ParameterizedTest
  @CsvSource({
    "{SHA}L55TUjtiq8FBorTWAZ0jy6g129A=",
    "{sha1}L55TUjtiq8FBorTWAZ0jy6g129A=",
    "{SSHA}YjOxnlnw8lITpqjG3t+XV9jV7otwZXBwZXI=",
    "{SMD5}7fOGP3gyOw70sKAIQS6rXnBlcHBlcg==",
    "{SSHA512}jKNzZGOpZV+d15b9woPUu/HlAvWT2N41SupXoEK6cIpe8kGEbagFMP62zqbEllyguDhie7qcSvb0YtWRmcfr"
        + "EXBlcHBlcg=="
  })
  void schemesOfDirectories(String value) throws BadHash {
    fits(
        "correct horse",
        "{'algorithm':'ldap','hash':{'value':'%s','encoding':'utf8'}}".formatted(value));
  }

  @ParameterizedTest
  @CsvSource({
    // The tests of crypt_blowfish and jBCrypt; glibc.
    "U*U,$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
    "abc,$2a$06$If6bvum7DFjUnE9p2uDeDu0YHzrHM6tf.iqN8.yx.jNN1ILEf7h0i",
    "correct horse,$2b$05$abcdefghijklmnopqrstuuHNbAKRhpaujgo33bRWs.NLUTJO3lOy2",
    "correct horse,$2y$05$abcdefghijklmnopqrstuuHNbAKRhpaujgo33bRWs.NLUTJO3lOy2"
  })
  void bcrypt(String password, String value) throws BadHash {
    fits(password, "{'algorithm':'bcrypt','hash':{'value':'%s'}}".formatted(value));
    assertThat(ForeignHash.bcrypt(value).matches(password)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    // The tests of the reference implementation.
    "password,'$argon2i$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$wWKIMhR9lyDFvRz9YTZweHKfbftvj+qf+YFY4NeBbtA'",
    "password,'$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc'",
    "password,'$argon2i$m=65536,t=2,p=1$c29tZXNhbHQ$9sTbSlTio3Biev89thdrlKKiCaYsjjYVJxGAL3swxpQ'"
  })
  void argon2(String password, String value) throws BadHash {
    fits(password, "{'algorithm':'argon2','hash':{'value':'%s'}}".formatted(value));
  }

  @ParameterizedTest
  @CsvSource({
    // RFC 6070, and hashlib.
    "password,'$pbkdf2-sha1$i=4096,l=20$c2FsdA$SwB5AbdlSJq+rUnZJvch0GWkKcE'",
    "correct horse,'$pbkdf2-sha256$i=29000,l=32$cGVwcGVy$JoXOjt05SeFE6KkIStFtZ6CEZZZ+jhFurnIXe6poKoU'",
    "correct horse,'$pbkdf2-sha512$i=10000,l=64$cGVwcGVy$Utsv2owkjU4nSlbTWEQdGLerjJxgmrmHxG6xBJaEYV7Y"
        + "W/tGODdNHRziq04/V8Ok0pZTQjB5dZfD6cUNAmMRZQ'"
  })
  void pbkdf2(String password, String value) throws BadHash {
    fits(password, "{'algorithm':'pbkdf2','hash':{'value':'%s'}}".formatted(value));
  }

  @Test
  void scrypt() throws BadHash {
    // RFC 7914 section 12, and hashlib with other parameters.
    fits(
        "pleaseletmein",
        """
        {'algorithm':'scrypt','salt':{'value':'SodiumChloride'},'keylen':64,'cost':16384,
         'blockSize':8,'parallelization':1,'hash':{'encoding':'hex','value':'%s'}}"""
            .formatted(
                "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2"
                    + "d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887"));
    fits(
        "correct horse",
        """
        {'algorithm':'scrypt','salt':{'value':'cGVwcGVy','encoding':'base64'},'keylen':32,
         'hash':{'value':'241OLqTpluQul5rjdL5slAAcgPjdD4SzfHz/dzfQ4WU='}}""");
  }

  @Test
  @DisplayName("AUT-04 SCM-04 a hash that would cost too much to check is refused when it comes")
  void whatCostsTooMuchIsRefused() {
    var value = "custom_password_hash.hash.value";
    for (var argon2 :
        new String[] {
          "m=131080,t=1,p=1",
          "m=131072,t=9,p=1",
          "m=65536,t=4000,p=1",
          "m=64,t=1,p=17",
          "m=9999999,t=1,p=1",
          "m=64,t=0,p=1",
          "m=64,t=1,p=0"
        }) {
      refused(
          value,
          "{'algorithm':'argon2','hash':{'value':'$argon2id$v=19$%s$c29tZXNhbHQ$%s'}}"
              .formatted(argon2, "CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"));
    }
    for (var cost : new String[] {"03", "16", "31"}) {
      refused(
          value,
          "{'algorithm':'bcrypt','hash':{'value':'$2b$%s$%s'}}"
              .formatted(cost, "CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW"));
    }
    refused(
        value, "{'algorithm':'pbkdf2','hash':{'value':'$pbkdf2-sha1$i=99999999,l=3$c2FsdA$AAAA'}}");
    refused(value, "{'algorithm':'pbkdf2','hash':{'value':'$pbkdf2-sha1$i=0,l=3$c2FsdA$AAAA'}}");
    refused(
        "custom_password_hash.cost",
        """
        {'algorithm':'scrypt','salt':{'value':'x'},'keylen':3,'cost':1048576,'blockSize':8,
         'hash':{'value':'AAAA'}}""");
    refused(
        "custom_password_hash.cost",
        """
        {'algorithm':'scrypt','salt':{'value':'x'},'keylen':3,'cost':1073741824,
         'hash':{'value':'AAAA'}}""");
  }

  @Test
  void whatIsMissingOrMisspeltIsNamed() {
    refused("custom_password_hash.algorithm", "{}");
    refused("custom_password_hash.algorithm", "{'algorithm':'rot13'}");
    refused("custom_password_hash.hash", "{'algorithm':'md5'}");
    refused("custom_password_hash.hash.value", "{'algorithm':'md5','hash':{'encoding':'hex'}}");
    refused(
        "custom_password_hash.hash.value",
        "{'algorithm':'md5','hash':{'value':'xyz','encoding':'hex'}}");
    refused(
        "custom_password_hash.hash.value",
        "{'algorithm':'md5','hash':{'value':'abcd','encoding':'hex'}}");
    refused(
        "custom_password_hash.iterations",
        "{'algorithm':'md5','iterations':3,'hash':{'value':'abcd','encoding':'hex'}}");
    refused(
        "custom_password_hash.salt",
        "{'algorithm':'bcrypt','salt':{'value':'x'},'hash':{'value':'$2b$10$'}}");
    refused("custom_password_hash.salt", "{'algorithm':'scrypt','hash':{'value':'AAAA'}}");
    refused(
        "custom_password_hash.hash.value",
        "{'algorithm':'ldap','hash':{'value':'{CRYPT}abcdefghijklm'}}");
    refused(
        "custom_password_hash.hash.key",
        "{'algorithm':'hmac','hash':{'value':'AAAA','digest':'md5'}}");
    assertThatThrownBy(() -> ForeignHash.bcrypt("$1$abc")).isInstanceOf(BadHash.class);
  }

  @Test
  void whatIsNotForeignIsNotRead() {
    assertThat(ForeignHash.read("$argon2id$v=19$m=19456,t=2,p=1$AAAA$AAAA")).isEmpty();
    assertThat(ForeignHash.isOne("$foreign${}")).isTrue();
  }
}
