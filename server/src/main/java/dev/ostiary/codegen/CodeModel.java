package dev.ostiary.codegen;

import dev.ostiary.manifest.Manifest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A manifest as generators see it: a tree of groups by the words of the keys.
 *
 * @param api the audience of its tokens, any text
 * @param root the group of all
 * @param leaves all permissions in the order of the file
 * @param formers names that tokens still carry beside the present ones
 */
record CodeModel(String api, Group root, List<Leaf> leaves, List<Former> formers) {
  /**
   * A permission.
   *
   * @param words of its key
   * @param value its name in tokens: a scope-token of RFC 6749, so without quotes and backslashes
   * @param doc what it is for, harmless in a comment of any language; may be empty
   * @param former names that tokens still carry beside this one
   */
  record Leaf(List<String> words, String value, String doc, List<String> former) {
    String last() {
      return words.getLast();
    }
  }

  /**
   * Permissions whose keys begin alike.
   *
   * @param name the last word that they share; empty for all
   */
  record Group(String name, List<Leaf> leaves, List<Group> groups) {}

  /**
   * A former name.
   *
   * @param until the last day on which tokens carry it
   */
  record Former(String value, Leaf now, LocalDate until) {
    /** What to say of it; harmless in a comment or a text of any language but for its names. */
    String advice() {
      return "renamed to " + now.value() + ", in tokens until " + until;
    }
  }

  static CodeModel of(Manifest manifest, LocalDate today) {
    var leaves = new ArrayList<Leaf>();
    var formers = new ArrayList<Former>();
    for (var permission : manifest.permissions()) {
      boolean aliased = permission.aliased(today);
      var leaf =
          new Leaf(
              permission.words(),
              permission.value(),
              Comments.harmless(permission.description() == null ? "" : permission.description()),
              aliased ? permission.was() : List.of());
      leaves.add(leaf);
      var until = permission.aliasUntil();
      if (aliased && until != null) {
        leaf.former().forEach(name -> formers.add(new Former(name, leaf, until)));
      }
    }
    return new CodeModel(manifest.api(), group("", leaves, 0), leaves, formers);
  }

  private static Group group(String name, List<Leaf> members, int depth) {
    var leaves = members.stream().filter(l -> l.words().size() == depth + 1).toList();
    Map<String, List<Leaf>> deeper = new LinkedHashMap<>();
    for (var leaf : members) {
      if (leaf.words().size() > depth + 1) {
        // 'Order.read' and 'order.cancel' are of one group.
        var word = Names.pascal(leaf.words().get(depth));
        deeper.computeIfAbsent(word, w -> new ArrayList<>()).add(leaf);
      }
    }
    var groups = new ArrayList<Group>();
    deeper
        .values()
        .forEach(all -> groups.add(group(all.getFirst().words().get(depth), all, depth + 1)));
    return new Group(name, leaves, groups);
  }
}
