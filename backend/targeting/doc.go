// Package targeting says whom the rules of all personas reach together: who is in two personas of one layer and which of
// them counts, who is in none, which rules reach nobody or the same users, and what would be different if attributes or a
// rule were.
//
// It joins the personas of a design with the columns of a directory, and knows neither workbook nor tenant.
package targeting
