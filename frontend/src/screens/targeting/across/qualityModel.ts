import type { service } from "../../../wailsjs/go/models";

type Attribute = service.AttributeQualityView;

/** How many users have a value in an attribute. */
export function filledIn(attribute: Attribute, total: number): number {
  return Math.max(0, total - attribute.blank - attribute.unknown);
}

/** The share of filled values over the attributes that rules look at; undefined when rules look at none. */
export function filledShare(view: service.QualityView): number | undefined {
  const used = view.attributes.filter((each) => each.used > 0);
  if (used.length === 0 || view.total === 0) return undefined;
  const filled = used.reduce((sum, each) => sum + filledIn(each, view.total), 0);
  return filled / (used.length * view.total);
}

/** How many values are spelled in more than one way, in the attributes that rules look at. */
export function spelledTwice(view: service.QualityView): number {
  return view.attributes
    .filter((each) => each.used > 0)
    .reduce((sum, each) => sum + variantsOf(each).length, 0);
}

/** The groups of spellings of an attribute, those with most users to correct first. */
export function variantsOf(attribute: Attribute): service.VariantGroupView[] {
  return (attribute.variants ?? []).toSorted((a, b) => b.users - a.users);
}

/** The attributes with those that most rules look at first; the others keep their order. */
export function byUse(attributes: readonly Attribute[]): Attribute[] {
  return attributes.toSorted((a, b) => b.used - a.used);
}

/** A share as a percentage that is 100 only when nothing is missing, and 0 only when there is nothing. */
export function honest(share: number): number {
  if (share > 0.99 && share < 1) return 0.99;
  if (share < 0.01 && share > 0) return 0.01;
  return share;
}
