package voice

// Language is a language that queues and attendants speak.
type Language struct{ ID, Name, Country string }

// Languages lists the usual ones; Teams knows more, which can be typed.
func Languages() []Language {
	return []Language{
		{"en-GB", "English (United Kingdom)", "GB"}, {"en-US", "English (United States)", "US"}, {"en-AU", "English (Australia)", "AU"},
		{"en-CA", "English (Canada)", "CA"}, {"en-IN", "English (India)", "IN"}, {"da-DK", "Danish (Denmark)", "DK"}, {"de-DE", "German (Germany)", "DE"},
		{"es-ES", "Spanish (Spain)", "ES"}, {"es-MX", "Spanish (Mexico)", "MX"}, {"fi-FI", "Finnish (Finland)", "FI"}, {"fr-FR", "French (France)", "FR"},
		{"fr-CA", "French (Canada)", ""}, {"it-IT", "Italian (Italy)", "IT"}, {"ja-JP", "Japanese (Japan)", "JP"}, {"nb-NO", "Norwegian (Norway)", "NO"},
		{"nl-NL", "Dutch (Netherlands)", "NL"}, {"pl-PL", "Polish (Poland)", "PL"}, {"pt-BR", "Portuguese (Brazil)", "BR"}, {"pt-PT", "Portuguese (Portugal)", "PT"},
		{"sv-SE", "Swedish (Sweden)", "SE"},
	}
}

// Zone is a time zone as Windows names it.
type Zone struct{ ID, Name, Country string }

// Zones lists the usual ones; Teams knows more, which can be typed.
func Zones() []Zone {
	return []Zone{
		{"GMT Standard Time", "London, Dublin, Lisbon", "GB"}, {"UTC", "UTC", ""}, {"W. Europe Standard Time", "Amsterdam, Berlin, Rome, Vienna", "DE"},
		{"Romance Standard Time", "Paris, Brussels, Copenhagen, Madrid", "FR"}, {"Central European Standard Time", "Warsaw", "PL"},
		{"FLE Standard Time", "Helsinki", "FI"}, {"Eastern Standard Time", "New York, Toronto", "US"}, {"Central Standard Time", "Chicago", ""},
		{"Mountain Standard Time", "Denver", ""}, {"Pacific Standard Time", "Los Angeles", ""}, {"India Standard Time", "Kolkata", "IN"},
		{"Tokyo Standard Time", "Tokyo", "JP"}, {"AUS Eastern Standard Time", "Sydney", "AU"}, {"E. South America Standard Time", "Brasília", "BR"},
	}
}

// UsualIn is what is chosen in a country where nothing was said: its first language and zone, else those of the first in the list.
func UsualIn(country string) Usual {
	u := Usual{Language: Languages()[0].ID, Zone: Zones()[0].ID, Country: country}
	if country == "" { // what belongs to no country is not the usual where none is known
		return u
	}
	for _, l := range Languages() {
		if l.Country == country {
			u.Language = l.ID
			break
		}
	}
	for _, z := range Zones() {
		if z.Country == country {
			u.Zone = z.ID
			break
		}
	}
	return u
}
