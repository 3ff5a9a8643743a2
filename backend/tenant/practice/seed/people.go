package seed

import (
	"strings"
)

// givenNames are the first names of the people of Larkfield.
var givenNames = strings.Fields(`
	Aaliyah Adam Aisha Alan Alice Alistair Amelia Amir Amy Andrew Angela Anika Anna Anthony Arjun Arthur Ashley
	Asif Ava Barbara Ben Beth Brian Bronwen Callum Carol Catherine Charlotte Chloe Claire Colin Connor Craig Daisy
	Daniel David Dawn Deepak Denise Diane Dominic Donna Dylan Edward Eleanor Elizabeth Ella Emily Emma Erin Ethan
	Eve Faith Farah Fatima Fiona Florence Francis Freya Gareth Gavin Gemma George Georgia Gillian Grace Graham
	Hamza Hannah Harriet Harry Hassan Hazel Heather Helen Henry Holly Hugh Iain Ibrahim Imran Isaac Isla Ivy Jack
	Jacob Jade James Jane Jasmine Jason Jean Jennifer Jessica Joan Joanne Joe John Jonathan Joseph Joshua Joyce
	Judith Julia Karen Kate Keith Kelly Kenneth Kevin Kieran Kirsty Laura Lauren Leah Lee Leo Lewis Liam Lily Linda
	Lisa Logan Lorna Louise Lucas Lucy Luke Lydia Malcolm Margaret Maria Marion Mark Martin Mary Matthew Megan
	Meera Mia Michael Michelle Mohammed Molly Morag Nadia Naomi Natalie Nathan Neil Niamh Nicola Nigel Nina Noah
	Olivia Omar Oscar Owen Pamela Patrick Paul Peter Philip Phoebe Poppy Rachel Rashid Raymond Rebecca Rhys Richard
	Robert Robin Roger Rosie Ross Ruby Russell Ruth Ryan Sally Samira Samuel Sandra Sanjay Sara Scott Sean Shannon
	Sheila Shirley Simon Sofia Sophie Stephen Stuart Sunita Susan Tara Thomas Timothy Tina Toby Tom Tracey Usman
	Valerie Vanessa Vera Victoria Vikram Vincent Wendy William Yasmin Yusuf Zara Zoe
`)

// surnames are their family names.
var surnames = strings.Fields(`
	Abbott Adeyemi Ahmed Akhtar Allsopp Archer Ashdown Atherton Baines Bairstow Ball Bancroft Barlow Barratt
	Bartlett Bassett Bates Beckett Bell Bennett Bhatt Birch Blackwood Blair Bolton Booth Bowden Bradley Brennan
	Briggs Brook Buckley Burgess Butterworth Byrne Cairns Caldwell Cameron Carver Chadwick Chandra Chapman Clegg
	Clifford Coates Collier Cooke Corbett Cotton Crabtree Crawford Croft Crossley Cullen Dalton Darby Dawes Dean
	Desai Dickens Dixon Dobson Doyle Drummond Duckworth Dunn Eastwood Eccles Edge Ellis Emery Entwistle Evans
	Fairhurst Farrell Faulkner Fenton Finch Fletcher Flint Ford Foster Frost Gallagher Garside Gibbs Gill Gilmore
	Goodwin Gosling Grant Greaves Grimshaw Gupta Haigh Hale Halliwell Hamilton Hampson Hardcastle Hargreaves Harker
	Hartley Haworth Heald Heath Heywood Hibbert Higson Hindle Hobson Holden Hollis Holt Hooper Horrocks Howarth
	Hussain Ingham Iqbal Irving Jackson Jarvis Jenkins Jolly Joshi Kane Kaur Kay Kellett Kemp Kendall Kenyon Khan
	Kirkham Knowles Kumar Lacey Lamb Langley Lawton Leach Leigh Lightfoot Lister Livesey Lomax Lord Lowe Lythgoe
	Mahmood Makin Malik Marsden Mather Mehta Mellor Metcalfe Mistry Moffat Moorcroft Morton Moss Murphy Nash Naylor
	Newsome Nolan Norris Nuttall Oakley Obi Ogden Okafor Oldham Osborne Parkin Patel Peacock Pearce Pickering
	Pilkington Platt Pollard Potts Prescott Quayle Quinn Rahman Ramsden Rao Ratcliffe Redfern Reid Riley Rimmer
	Roscoe Rothwell Rowe Royle Sagar Salt Sanderson Saxton Scholes Seddon Sethi Shah Sharples Shaw Shepherd Singh
	Slater Smethurst Snape Southern Spencer Stanton Stead Stott Stringer Sutcliffe Swift Sykes Tandon Tanner
	Tattersall Taylor Tempest Thornley Tierney Tomlinson Townsend Tranter Turnbull Tweddle Unsworth Vance Varley
	Wadsworth Wainwright Walmsley Warburton Ward Waring Webster Welch Whalley Whitaker Whittle Wilkes Winstanley
	Wolstenholme Woodcock Worsley Wright Yardley Yates Younis
`)

// department is a part of the customer with the share of its people, in per mille.
type department struct {
	name  string
	parts int
	jobs  []string
}

func (d department) share() int { return d.parts }

var departments = []department{
	{"HR", 60, []string{"HR Officer", "HR Advisor", "HR Manager", "HR Business Partner"}},
	{"Sales", 220, []string{"Account Manager", "Sales Executive", "Sales Manager", "Inside Sales Advisor"}},
	{"Finance", 110, []string{"Accountant", "Finance Manager", "Credit Controller", "Payroll Clerk"}},
	{"Reception", 40, []string{"Receptionist", "Front of House Manager"}},
	{"Warehouse", 390, []string{"Warehouse Operative", "Forklift Driver", "Shift Supervisor", "Warehouse Manager"}},
	{"IT", 80, []string{"Service Desk Analyst", "Systems Engineer", "IT Manager"}},
	{"Operations", 100, []string{"Planner", "Transport Manager", "Operations Manager"}},
}

// site is a place where people work with the share of them, in per cent.
type site struct {
	city, office, country, usage string
	parts                        int
}

func (s site) share() int { return s.parts }

var sites = []site{
	{"Manchester", "Manchester", "", "", 40},
	{"London", "London", "", "", 35},
	{"Birmingham", "Birmingham", "", "", 14},
	{"Leeds", "Remote", "", "", 6},
	{"", "", "", "", 3},
	{"Dublin", "Dublin", "Ireland", "IE", 2},
}
