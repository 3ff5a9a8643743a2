package voice

import (
	"personadesk/backend/catalog"
	"personadesk/backend/ident"
)

// KindPurchase is licences as they are bought.
const KindPurchase Kind = "licence"

// Purchase is a licence as it is bought or ordered: what the customer says of it, before the tenant can be asked and beside what the tenant
// says then. It is never written to the tenant.
type Purchase struct {
	Product ident.SKU `json:"product"`
	Seats   int       `json:"seats"`          // bought or ordered
	For     string    `json:"for,omitempty"`  // for whom, as people say it
	Note    string    `json:"note,omitempty"` // such as the order and when it comes
}

// Kind is the kind of a purchase.
func (Purchase) Kind() Kind { return KindPurchase }

// Key is what a purchase is found by: of one product there is one.
func (p Purchase) Key() string { return string(p.Product) }

// Called is what people call a thing, by its kind and its key: the key itself, but for what is found by an id.
func Called(kind Kind, key string) string {
	if kind == KindPurchase {
		return catalog.LicenceName(ident.Licence(key))
	}
	return key
}
