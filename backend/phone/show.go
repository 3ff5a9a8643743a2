package phone

import "github.com/nyaruka/phonenumbers"

// IsValid reports whether a number in E.164 lies in a block that its country
// has given out. Numbers reserved for films do not, and Teams takes them.
func IsValid(e164 string) bool {
	n, err := phonenumbers.Parse(e164, "")
	return err == nil && phonenumbers.IsValidNumber(n)
}

// Country is the two-letter code of the country of a number in E.164, "" when
// it belongs to none, as free numbers of several countries do. Where countries
// share a code and the number does not decide, it is the main one.
func Country(e164 string) string {
	n, err := phonenumbers.Parse(e164, "")
	if err != nil {
		return ""
	}
	region := phonenumbers.GetRegionCodeForNumber(n)
	if region == "" {
		region = phonenumbers.GetRegionCodeForCountryCode(int(n.GetCountryCode()))
	}
	if len(region) != 2 || region == "ZZ" {
		return ""
	}
	return region
}

// CallingCode is the country code of a country's numbers, 0 for an unknown country.
func CallingCode(country string) int { return phonenumbers.GetCountryCodeForRegion(country) }

// National shows a number in E.164 as people in its country write it: 0161 230
// 0714. What is not a number is shown as it is.
func National(e164 string) string { return show(e164, phonenumbers.NATIONAL) }

// International shows a number in E.164 in groups: +44 161 230 0714. What is
// not a number is shown as it is.
func International(e164 string) string { return show(e164, phonenumbers.INTERNATIONAL) }

func show(e164 string, format phonenumbers.PhoneNumberFormat) string {
	n, err := phonenumbers.Parse(e164, "")
	if err != nil {
		return e164
	}
	return phonenumbers.Format(n, format)
}

// IsEmergency says whether a text is exactly an emergency number of a country of two letters. Of no country there is none.
func IsEmergency(text, country string) bool {
	return country != "" && isDigits(text) && phonenumbers.IsEmergencyNumber(text, country)
}
