package dataset

import (
	"strings"
	"testing"

	"pariscall/model"
)

func TestRegisterCounts(t *testing.T) {
	a := load(t)
	byCategory := map[model.Category]int{}
	for _, p := range a.Supporters() {
		byCategory[p.Category]++
	}
	want := map[model.Category]int{
		model.CategoryState: 81, model.CategoryAuthority: 39, model.CategoryPrivate: 709, model.CategoryCivil: 393,
	}
	for c, n := range want {
		if byCategory[c] != n {
			t.Errorf("%s: %d, want %d", c, byCategory[c], n)
		}
	}

	endorsed, hosts, hosted, alone := 0, 0, 0, 0
	for _, c := range a.Countries() {
		n := a.SupporterCounts(c.Code)
		others := n[model.CategoryAuthority] + n[model.CategoryPrivate] + n[model.CategoryCivil]
		switch {
		case c.Call.Status == model.Endorsed:
			endorsed++
			if others == 0 {
				alone++
			}
		case others > 0:
			hosts++
			hosted += others
		}
	}
	// 81 states and the European Union, which stands among the authorities.
	if endorsed != 82 || hosts != 32 || hosted != 230 || alone != 25 {
		t.Errorf("%d endorse, %d of which have no other supporter; %d others host %d; want 82, 25, 32, 230", endorsed, alone, hosts, hosted)
	}
	for code, want := range map[model.CountryCode]int{
		"IND": 63, "NGA": 27, "MYS": 20, "ZAF": 17, "BRA": 15, "THA": 14, "RUS": 9, "TUR": 7,
	} {
		if got := len(a.SupportersOf(code)); got != want {
			t.Errorf("%s hosts %d supporters, want %d", code, got, want)
		}
	}
}

func TestStanceSaysOnlyWhatTheSourcesSay(t *testing.T) {
	tests := []struct {
		code     model.CountryCode
		status   model.CallStatus
		date     string
		basis    model.Basis
		disputed bool
		first    string // part of the address of the first source
	}{
		{"FRA", model.Endorsed, "12 Nov 2018", model.BasisLaunch, false, "lediligent.com"},
		{"JPN", model.Endorsed, "12 Nov 2018", model.BasisLaunch, false, "vanguardia.com.mx"},
		{"USA", model.Endorsed, "11 Nov 2021", model.BasisReported, false, "commit/601221280c"},
		{"EUU", model.Endorsed, "11 Nov 2021", model.BasisReported, false, "digitalpeacenow.org"},
		{"ECU", model.Endorsed, "20 Nov 2020", model.BasisReported, false, "commit/9b891c19"},
		{"BEN", model.Endorsed, "11 Jan 2022", model.BasisReported, false, "commit/e9ed6ee"},
		{"AUS", model.Endorsed, "by 3 Dec 2018", model.BasisReported, false, "thehill.com"},
		{"KHM", model.Endorsed, "27 Feb 2020", model.BasisSigned, false, "_supporters"},
		{"GTM", model.Endorsed, "12 Nov 2019", model.BasisSigned, false, "_supporters"},
		{"DOM", model.Endorsed, "by 9 Nov 2019", model.BasisListed, false, "_supporters"},
		{"KOR", model.Endorsed, "by 16 Sep 2019", model.BasisListed, false, "_supporters"},
		{"NZL", model.Endorsed, "by 16 Sep 2019", model.BasisListed, true, "_supporters"},
		{"CHN", model.NotEndorsed, "unknown", model.BasisNone, false, "_supporters"},
		{"BTN", model.NotEndorsed, "unknown", model.BasisNone, false, "_supporters"},
		{"GHA", model.NotEndorsed, "unknown", model.BasisNone, true, "_supporters"},
		{"KEN", model.NotEndorsed, "unknown", model.BasisNone, false, "_supporters"},
		{"RWA", model.NotEndorsed, "unknown", model.BasisNone, false, "_supporters"},
	}
	a := load(t)
	for _, tt := range tests {
		s := a.Country(tt.code).Call
		if s.Status != tt.status || s.Date.String() != tt.date || s.Basis != tt.basis || s.Disputed != tt.disputed {
			t.Errorf("%s: %s, %s, %s, disputed %t; want %s, %s, %s, %t",
				tt.code, s.Status, s.Date, s.Basis, s.Disputed, tt.status, tt.date, tt.basis, tt.disputed)
		}
		if !strings.Contains(s.Sources[0].URL, tt.first) {
			t.Errorf("%s: the first source is %s, want one with %q", tt.code, s.Sources[0].URL, tt.first)
		}
	}
}

func TestStanceAgreesWithTheRegister(t *testing.T) {
	a := load(t)
	launch := 0
	for _, c := range a.Countries() {
		entry := a.StateEntry(c.Code)
		if (entry != nil) != (c.Call.Status == model.Endorsed) {
			t.Errorf("%s: %s, but its entry in the register is %v", c.Code, c.Call.Status, entry)
		}
		if entry == nil && c.Call.Date.Known() {
			t.Errorf("%s has a date for what it did not do", c.Code)
		}
		if entry != nil && !c.Call.Date.Known() {
			t.Errorf("%s endorsed the Call on no date", c.Code)
		}
		if c.Call.Basis == model.BasisLaunch {
			launch++
		}
	}
	if launch != 31 {
		t.Errorf("%d states are documented at the launch, want 31", launch)
	}
}

func TestStatesAreInEnglishAndKeepTheirFrenchName(t *testing.T) {
	a := load(t)
	p := a.Supporter("state-deu")
	if p.Name != "Germany" || p.RegisterName != "Allemagne" {
		t.Errorf("state-deu is %q, in the register %q", p.Name, p.RegisterName)
	}
	for _, p := range a.Supporters() {
		if p.Category == model.CategoryState && p.ID != "state-"+strings.ToLower(string(p.Country)) {
			t.Errorf("%s is the entry of %s", p.ID, p.Country)
		}
	}
}

func TestADayOnWhichANameWasFirstSeenIsNoDayOfSigning(t *testing.T) {
	for _, s := range load(t).Supporters() {
		if d, basis := s.Since(); basis == model.BasisListed && d.Precision != model.PrecisionBy {
			t.Errorf("%s: since %s, which reads like the day of signing", s.ID, d)
		}
	}
}
