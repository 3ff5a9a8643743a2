// Package phone knows telephone numbers and dial plans: it reads numbers as
// people and spreadsheets write them into E.164, turns them into figures to
// count with, shows them the national way, and says what a dial plan makes of what
// somebody dials.
package phone
