package service

import (
	"personadesk/backend/catalog"
)

// countries lists the countries of ISO 3166 by their English names.
func countries() []NamedView {
	list := []NamedView{}
	for _, c := range catalog.Countries() {
		list = append(list, NamedView{ID: c.Code, Name: c.Name})
	}
	return list
}
