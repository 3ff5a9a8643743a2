package ident

import "fmt"

// ObjectID is the id of a user, a group or another object of the directory, in lower case. Only this package makes one of a text that is
// not a constant: Object, and what reads JSON and rows.
type ObjectID string

// Object is the object id that a text spells, in whatever case. It goes for what is no GUID too, as tests and the practice tenant have it.
func Object(text string) ObjectID { return ObjectID(Fold(text)) }

// UnmarshalText reads an object id of JSON, as a value and as the key of an object.
func (id *ObjectID) UnmarshalText(text []byte) error {
	*id = Object(string(text))
	return nil
}

// Scan reads an object id from a row.
func (id *ObjectID) Scan(from any) error { return scan(id, from, Object) }

// SKU is the id of a licence as it is sold, in lower case.
type SKU string

// Licence is the licence that a text spells, in whatever case.
func Licence(text string) SKU { return SKU(Fold(text)) }

// UnmarshalText reads the id of a licence from JSON, as a value and as the key of an object.
func (sku *SKU) UnmarshalText(text []byte) error {
	*sku = Licence(string(text))
	return nil
}

// Scan reads the id of a licence from a row.
func (sku *SKU) Scan(from any) error { return scan(sku, from, Licence) }

// ServicePlan is the id of one service within licences, in lower case.
type ServicePlan string

// Service is the service plan that a text spells, in whatever case.
func Service(text string) ServicePlan { return ServicePlan(Fold(text)) }

// UnmarshalText reads the id of a service plan from JSON.
func (plan *ServicePlan) UnmarshalText(text []byte) error {
	*plan = Service(string(text))
	return nil
}

// All makes ids, names or keys of texts; nil of nil.
func All[T ~string](texts []string, of func(string) T) []T {
	if texts == nil {
		return nil
	}
	list := make([]T, len(texts))
	for i, text := range texts {
		list[i] = of(text)
	}
	return list
}

// Texts are ids, names or keys as texts; an empty list for none.
func Texts[T ~string](list []T) []string {
	texts := make([]string, len(list))
	for i, one := range list {
		texts[i] = string(one)
	}
	return texts
}

func scan[T ~string](to *T, from any, of func(string) T) error {
	switch from := from.(type) {
	case nil:
		*to = ""
	case string:
		*to = of(from)
	case []byte:
		*to = of(string(from))
	default:
		return fmt.Errorf("reading an id: a row holds %T and no text", from)
	}
	return nil
}
