package main

import (
	"regexp"
	"strings"
	"testing"
)

var parcel = []string{"check", "-date", "2026-09-01", "-mode", "express", "-from", "CN", "-origin", "CN", "-value", "24", "-customs", "18.20", "-hts", "6109.10.00.12"}

// 18.20 count as 18 even dollars: 16.5 % are 2.97, 7.5 % are 1.35.
func TestAReceiptSpeaksWordsNotCodes(t *testing.T) {
	got, err := command(t, "", parcel...)
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{"Ordinary duty ...................................................... $2.97 [1]\n  6109.10.00, 16.5 % of $18.00\n",
		"Duty on China under Section 301 .................................... $1.35 [3]\n  9903.88.15, 7.5 % of $18.00\n",
		"Express consignment facility fee ",
		"- Duty over fentanyl under IEEPA: Ended 2026-02-23.", "- Reciprocal duty under IEEPA: Ended 2026-02-23.", "- Import surcharge under Section 122: Ended 2026-07-23."} {
		if !strings.Contains(got, part) {
			t.Errorf("the receipt does not say %q:\n%s", part, got)
		}
	}
	for _, code := range []string{"china-301", "eccf", "\nbase", "- Ended"} {
		if strings.Contains(got, code) {
			t.Errorf("the receipt says %q:\n%s", code, got)
		}
	}
}

// Nobody knows what the exemption was in 1935: that is not "not free", nor a limit of "$?",
// and what stands open has its bounds beside the total.
func TestAReceiptSaysWhatIsNotKnown(t *testing.T) {
	got, err := command(t, "", "check", "-date", "1935-09-01", "-mode", "express", "-from", "VN", "-origin", "VN", "-value", "9")
	if err != nil || !strings.HasPrefix(got, "NOT KNOWN\n") || !regexp.MustCompile(`\nLimit that day \.+ not known\n`).MatchString(got) || strings.Contains(got, "\nWhy\n") {
		t.Errorf("%v\n%s", err, got)
	}
	// 7.5 or 25 % of $100, and the facility fee of $1.34.
	got, err = command(t, "", "check", "-date", "2026-09-01", "-mode", "express", "-from", "CN", "-origin", "CN", "-value", "100", "-hts", "8517.62.00")
	if err != nil || !regexp.MustCompile(`\nTotal \.+ not known: \$8\.84 to \$26\.34\n`).MatchString(got) {
		t.Errorf("%v\n%s", err, got)
	}
}

func TestTheReceiptOfTheReadmeIsWhatIsPrinted(t *testing.T) {
	readme := read(t, "../../README.md")
	_, picture, found := strings.Cut(readme, "-value 24 -customs 18.20 -hts 6109.10.00.12\n")
	picture, _, ended := strings.Cut(picture, "```")
	got, err := command(t, "", parcel...)
	if err != nil || !found || !ended || !strings.HasPrefix(got, picture) {
		t.Errorf("%v: the README shows\n%s\nand the program prints\n%s", err, picture, got)
	}
}

// Every layer of the measures has a name that is no code.
func TestEveryDutyHasAName(t *testing.T) {
	table := read(t, "../../calc/law/duties/measures.csv")
	for _, layer := range regexp.MustCompile(`(?m)^[-0-9]+,[-0-9]*,[^,]+,([a-z0-9-]+),`).FindAllStringSubmatch(table, -1) {
		if name := layerName(layer[1]); len(strings.Fields(name)) < 3 {
			t.Errorf("%s is called %q", layer[1], name)
		}
	}
}

func TestTheLawListsDutiesAndFactsWithTheirSources(t *testing.T) {
	got, err := command(t, "", "law", "-date", "2025-05-06", "-origin", "CN")
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{`(?m)^Duty over fentanyl under IEEPA\n  9903\.01\.24, of CN HK \.+ 20 % \[\d+\]$`,
		`(?m)^  9903\.88\.15, of CN, on its list \.+ 7\.5 % \[\d+\]$`,
		`(?m)^  - 9903\.01\.21, of CN HK, if donation: Donations to relieve`,
		`(?m)^- auto-part: Part for a car or light truck\. Decides added duties`,
		`(?m)^- No entry: Free mail is passed without an entry\. \[\d+\]$`,
		`(?m)^- 01 formal entry: A shipment worth more than \$2,500 needs`,
		`(?m)^\[\d+\] EO 14228`} {
		if !regexp.MustCompile(line).MatchString(got) {
			t.Errorf("no line is %s:\n%s", line, got)
		}
	}
	for _, wrong := range []string{"none no entry", "{", "mail postal", "section-232", "\nmpf"} {
		if strings.Contains(got, wrong) {
			t.Errorf("the page says %q", wrong)
		}
	}
	if strings.Count(got, "Quota goods need a quota entry at any value.") != 1 {
		t.Error("one entry stands there twice")
	}
	cited := regexp.MustCompile(`\[\d+\]`).FindAllString(got, -1)
	for _, mark := range cited {
		if !strings.Contains(got, "\n"+mark+" ") {
			t.Errorf("%s is no source", mark)
		}
	}
}

func TestTheLawLeavesOutWhatThereWasNotYet(t *testing.T) {
	got, err := command(t, "", "law", "-date", "1900-01-01")
	if err != nil {
		t.Fatal(err)
	}
	if empty := regexp.MustCompile(`(?m)^-{3,}\n\n`).FindString(got); empty != "" || strings.Contains(got, "Exemptions\n") {
		t.Errorf("a heading has nothing below it:\n%s", got)
	}
	says(t, []string{"The duties before 2017-01-01 are not in the data."}, "law", "-date", "2016-10-21")
	today, err := command(t, "", "law", "-origin", "CN")
	if err != nil || !strings.HasPrefix(today, "The law on 20") {
		t.Errorf("without a date: %v: %.100s", err, today)
	}
}

func TestALongComparisonIsReadable(t *testing.T) {
	got, err := command(t, "", "compare", "-date", "2026-09-01", "-against", "2025-05-01", "-hts", "6109.10.00.12", "-origin", "CN", "-value", "48",
		"-customs", "18.20", "-kg", "0.4", "-orders", "900")
	if err != nil {
		t.Fatal(err)
	}
	for _, wrong := range []string{`\$\d{4}`, `Up to 1 orders`, `…`, ` [\d.]+ would have to be`, `(?s)(\$[\d.]+) an\s+order\s+became\s+(\$0\.48|\$0\.15)[ .]`} {
		if m := regexp.MustCompile(wrong).FindString(got); m != "" {
			t.Errorf("the comparison says %q", m)
		}
	}
	for _, part := range []string{"$32,463.00", "Up to 1 order a month", "5 % would have to be", "what the goods cost"} {
		if !strings.Contains(strings.Join(strings.Fields(got), " "), part) {
			t.Errorf("the comparison does not say %q", part)
		}
	}
}

func TestALongLabelIsWrappedBeforeItsFigure(t *testing.T) {
	var out strings.Builder
	p := newPrinter(&out)
	p.pair(strings.Repeat("word ", 20)+"end", dollars("1234567.00"))
	want := regexp.MustCompile(`^word( word)+\n  word( word)+ end \.{2,} \$1,234,567\.00\n$`)
	if !want.MatchString(out.String()) {
		t.Errorf("%s", &out)
	}
	for _, line := range strings.Split(out.String(), "\n") {
		if len(line) > width {
			t.Errorf("%q is wider than %d", line, width)
		}
	}
}
