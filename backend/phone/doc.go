// Package phone knows telephone numbers and dial plans: it reads numbers as
// people and spreadsheets write them into E.164, counts through ranges of
// them, shows them the national way, and says what a dial plan makes of what
// somebody dials.
package phone
