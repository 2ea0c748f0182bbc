package dev.ostiary.email;

import java.util.List;

/** A part of a Liquid template. */
sealed interface LiquidNode {
  /** Words of the template itself. */
  record Words(String text) implements LiquidNode {}

  /** A value. */
  record Output(LiquidExpression expression) implements LiquidNode {}

  /** The first branch whose condition holds. */
  record Choice(List<Branch> branches) implements LiquidNode {}

  /** A branch of a choice. */
  record Branch(LiquidCondition condition, List<LiquidNode> body) {}

  /** The body once for each item of a list. */
  record Each(String name, LiquidExpression list, List<LiquidNode> body) implements LiquidNode {}

  /** A variable. */
  record Assign(String name, LiquidExpression value) implements LiquidNode {}
}
