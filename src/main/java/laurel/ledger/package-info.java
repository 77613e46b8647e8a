/**
 * What each customer of the company has, and every movement that led there; and the expiry of what was not spent in
 * time.
 *
 * <p>The sum of an account's entries is its balance, always, per unit. This package refuses to know why something is
 * booked: a reward is a reference and an id here.
 */
package laurel.ledger;
