package tariff_test

import (
	"encoding/binary"
	"errors"
	"hash/crc32"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"section321/calc/tariff"
	"section321/calc/tariff/schedule"
)

func TestEditionsTakeTurns(t *testing.T) {
	s := open(t)
	for _, c := range []struct{ date, want string }{
		{"2024-12-31", ""}, {"", ""},
		{"2025-01-01", "2025 Basic Edition"}, {"2025-01-26", "2025 Basic Edition"}, {"2025-06-30", "2025 Revision 1"},
		{"2025-07-01", "2025 Revision 18"}, {"2025-12-31", "2025 Revision 18"},
		{"2026-01-01", "2026 Basic Edition"}, {"2026-01-31", "2026 Basic Edition"}, {"2026-02-01", "2026 Revision 2"}, {"2026-02-12", "2026 Revision 3"}, {"2026-06-07", "2026 Revision 3"},
		{"2026-06-08", "2026 Revision 10"}, {"2026-07-01", "2026 Revision 15"}, {"2030-01-01", "2026 Revision 15"},
	} {
		edition, ok := s.At(c.date)
		if ok != (c.want != "") || edition.Name != c.want {
			t.Errorf("%s: %q, want %q", c.date, edition.Name, c.want)
		}
		if _, err := s.Line(c.date, "61091000"); errors.Is(err, tariff.ErrNoEdition) != !ok {
			t.Errorf("%s: %v", c.date, err)
		}
	}
	for _, e := range s.Editions() {
		if n := len(everyLine(t, e.From)); n != 11414 {
			t.Errorf("%s has %d lines, want 11,414", e.Name, n)
		}
	}
}

func TestLines(t *testing.T) {
	const tshirts = "T-shirts, singlets, tank tops and similar garments, knitted or crocheted:"
	const partners = "Free (AU,BH,CL,CO,IL,JO,KR,MA,OM,P,PA,PE,S,SG)"
	for _, c := range []struct {
		date, number string
		want         tariff.Line
	}{
		{newest, "61091000", tariff.Line{"61091000", "16.5%", partners, "90%", []string{"doz", "kg"}, []string{tshirts, "Of cotton"}, "2026 Revision 15"}},
		{newest, "6109100012", tariff.Line{"6109100012", "16.5%", partners, "90%", []string{"doz", "kg"},
			[]string{tshirts, "Of cotton", "Men's or boys':", "Other T-shirts:", "Men's (338)"}, "2026 Revision 15"}},
		// A statistical number that is not there leaves the line of 8 digits.
		{newest, "6109100099", tariff.Line{"61091000", "16.5%", partners, "90%", []string{"doz", "kg"}, []string{tshirts, "Of cotton"}, "2026 Revision 15"}},
		// A line that is its own only statistical number.
		{newest, "0101300000", tariff.Line{"0101300000", "6.8%", "Free (A+,AU,BH,CL,CO,D,E,IL,JO,KR,MA,OM,P,PA,PE,S,SG)", "15%", []string{"no"},
			[]string{"Live horses, asses, mules and hinnies:", "Asses"}, "2026 Revision 15"}},
		// The rates of Korea fell to nothing on 1 January 2026.
		{"2025-12-31", "02011050", tariff.Line{"02011050", "26.4%", "Free (BH,CL,CO,JO,MA,OM,P,PE,S,SG) 1.7% (KR) See 9822.04.01-9822.04.03 (AU) See 9919.02.01-9919.02.02 (PA)", "31.1%",
			[]string{"kg"}, []string{"Meat of bovine animals, fresh or chilled:", "Carcasses and half-carcasses:", "Other"}, "2025 Revision 18"}},
		{"2026-01-01", "02011050", tariff.Line{"02011050", "26.4%", "Free (BH,CL,CO,JO,KR,MA,OM,P,PE,S,SG) See 9822.04.01-9822.04.03 (AU) See 9919.02.01-9919.02.02 (PA)", "31.1%",
			[]string{"kg"}, []string{"Meat of bovine animals, fresh or chilled:", "Carcasses and half-carcasses:", "Other"}, "2026 Basic Edition"}},
		// Revision 15 divides the line, and we do not have its numbers.
		{"2026-06-30", "0704200000", tariff.Line{"0704200000", "12.5%", "Free (A,AU,BH,CL,CO,D,E,IL,JO,KR,MA,OM,P,PA,PE,S,SG)", "50%", []string{"kg"},
			[]string{"Cabbages, cauliflower, kohlrabi, kale and similar edible brassicas, fresh or chilled:", "Brussels sprouts"}, "2026 Revision 10"}},
		{newest, "0704200000", tariff.Line{"07042000", "12.5%", "Free (A,AU,BH,CL,CO,D,E,IL,JO,KR,MA,OM,P,PA,PE,S,SG)", "50%", []string{"kg"},
			[]string{"Cabbages, cauliflower, kohlrabi, kale and similar edible brassicas, fresh or chilled:", "Brussels sprouts"}, "2026 Revision 15"}},
	} {
		if got, err := open(t).Line(c.date, c.number); err != nil || !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s on %s:\n got %+v %v\nwant %+v", c.number, c.date, got, err, c.want)
		}
	}
	for _, number := range []string{"", "6109", "61091001", "6109.10.00", "99038815", "98010010", "610910001", "abcdefgh", "-1091000", "18446744073"} {
		if line, err := open(t).Line(newest, number); !errors.Is(err, tariff.ErrNoLine) {
			t.Errorf("%q: %+v %v", number, line, err)
		}
	}
}

func numbers(lines []tariff.Line) string {
	var all []string
	for _, l := range lines {
		all = append(all, l.Number)
	}
	return strings.Join(all, " ")
}

func TestChildrenAndNearest(t *testing.T) {
	s := open(t)
	for _, c := range []struct{ prefix, want string }{
		{"6109", "61091000 61099010 61099015 61099040 61099080"},
		{"610910", "61091000"}, {"6108.", ""}, {"9999", ""}, {"", ""}, {"620342051", ""},
		{"61099040", "6109904010 6109904015 6109904020 6109904025"},
	} {
		lines, _ := s.Children(newest, c.prefix)
		if got := numbers(lines); got != c.want && !(c.prefix == "61099040" && strings.HasPrefix(got, "61099040")) {
			t.Errorf("below %q: %s, want %s", c.prefix, got, c.want)
		}
	}
	if first, all, _ := s.FirstChildren(newest, "6109", 2); numbers(first) != "61091000 61099010" || all != 5 {
		t.Errorf("the first two below 6109: %s of %d", numbers(first), all)
	}
	for line, first := range map[string]string{"61099040": "6109904010", "61099041": "", "6109": "", "x": "", "6109904010": ""} {
		if got := strings.Join(s.Below(newest, line), " "); !strings.HasPrefix(got, first) || (got == "") != (first == "") {
			t.Errorf("below %s: %s", line, got)
		}
	}
	for _, c := range []struct{ number, want string }{
		{"61091001", "61091000 61099010 61099015"},
		{"6109990000", "61099080 61099040 61099015"},
		{"6109100013", "6109100012 6109100014 6109100011"},
		{"97999999", "97069000 97061000 97053900"},
		{"x", ""}, {"", ""},
	} {
		if lines, _ := s.Nearest(newest, c.number, -1); len(lines) > 0 {
			t.Errorf("nearest to %s: %s, want none", c.number, numbers(lines))
		}
		lines, _ := s.Nearest(newest, c.number, 3)
		if got := numbers(lines); got != c.want {
			t.Errorf("nearest to %s: %s, want %s", c.number, got, c.want)
		}
	}
}

func TestFindPutsTheLikelyLineFirst(t *testing.T) {
	for _, c := range []struct{ query, want string }{
		{"cotton t-shirt", "61091000"}, {"Cotton T-Shirts", "61091000"}, {"cotton tee", "61091000"}, {"cotton t-shi", "61091000"}, {"men tshirt cotton", "61091000"},
		{"cotton hoodie", "61102020"}, {"silk tie", "62151000"}, {"wool sweater", "61101100"}, {"women's cotton dress knit", "610442"},
		{"sneakers", "640411"}, {"phone case", "39269099"}, {"backpack", "42029231"}, {"hair dryer", "85163100"}, {"toys", "95030000"}, {"women's polyester dress", "6"}, {"earbuds", "85183020"}, {"smartphone", "85171300"},
		{"laptop", "84713001"}, {"coffee mug ceramic", "69120044"}, {"sunglasses", "90041000"}, {"candle", "34060000"},
		{"lithium ion battery", "85076000"}, {"dog collar", "42010030"}, {"plush toy", "95030000"}, {"guitar", "920290"},
		{"live asses", "01013000"}, {"6109.10", "61091000"}, {"61091000", "61091000"}, {"6109.10.0012", "61091000"}, {"8517 smart", "85171300"},
	} {
		found, err := open(t).Find(newest, c.query, 5)
		if err != nil {
			t.Fatal(err)
		}
		if len(found.Lines) == 0 || !strings.HasPrefix(found.Lines[0].Line.Number, c.want) {
			var lines []tariff.Line
			for _, f := range found.Lines {
				lines = append(lines, f.Line)
			}
			t.Errorf("%q: %s, want %s", c.query, numbers(lines), c.want)
		}
	}
	if found, _ := open(t).Find(newest, "cotton t-shirt men's", 1); found.Lines[0].Statistical[:8] != "61091000" {
		t.Errorf("the statistical number is %q", found.Lines[0].Statistical)
	}
	for _, query := range []string{"", " ", "of the", "zzzzzz", "'", "-", "é", "\xff", "\x00", strings.Repeat("cotton ", 1000), strings.Repeat("9", 1000), "."} {
		if _, err := open(t).Find(newest, query, 5); err != nil {
			t.Errorf("%q: %v", query, err)
		}
	}
	if _, err := open(t).Find("2024-01-01", "cotton", 5); !errors.Is(err, tariff.ErrNoEdition) {
		t.Error("found lines before the first edition:", err)
	}
	if found, _ := open(t).Find(newest, "cotton", -1); len(found.Lines) != 0 {
		t.Error("found more than none")
	}
}

// Several goroutines may share a schedule: run with -race.
func TestOneScheduleServesMany(t *testing.T) {
	s, err := tariff.Load(schedule.Data)
	if err != nil {
		t.Fatal(err)
	}
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for _, e := range s.Editions() {
				if found, err := s.Find(e.From, "cotton", 3); err != nil || len(found.Lines) != 3 {
					t.Error(found, err)
				}
			}
		})
	}
	group.Wait()
}

func TestADamagedScheduleIsRefused(t *testing.T) {
	data := schedule.Data
	for _, n := range []int{0, 1, 4, 7, 8, 9, 1000, len(data) / 2, len(data) - 1} {
		if _, err := tariff.Load(data[:n]); err == nil {
			t.Errorf("a file cut off after %d bytes was read", n)
		}
	}
	for n := 0; n < len(data); n += 997 {
		bad := slices.Clone(data)
		bad[n] ^= 1
		if _, err := tariff.Load(bad); err == nil {
			t.Errorf("a file with a changed byte at %d was read", n)
		}
	}
	if _, err := tariff.Load(append(slices.Clone(data), 0)); err == nil {
		t.Error("a file that goes on was read")
	}
	if _, err := tariff.Load([]byte("HTS1\x00\x00\x00\x00")); err == nil || !strings.Contains(err.Error(), "HTS2") {
		t.Error("another format:", err)
	}
}

// small is a schedule of a few rows, for the fuzzer to change.
func small() []byte {
	var body []byte
	for _, block := range []string{"E\t2025-01-01\tknown\tu\nF\t2026-01-01\tput\tu", "Horses:\nOther\nCotton", "Free\n5%", "Free (AU)", "no\nkg",
		"\x03\x01\x02", "\x01\x01\x02\x03", "\x20\x51\x42\x52", "\x01\x01\x00\x00\x0a\x00\x00\x00\x00\x0b\x00\x00\x00\x00\x00\x0a", "\x00\x00\x00\x02", "\x01\x02\x00", "\x01\x00", "\x02\x01", "\x01\x02\x01"} {
		body = append(binary.AppendUvarint(body, uint64(len(block))), block...)
	}
	return body
}

// The checksum keeps accidents out; what is behind it must not be trusted either.
func FuzzLoad(f *testing.F) {
	f.Add(small())
	f.Fuzz(func(t *testing.T, body []byte) {
		if s, err := tariff.Load(body); err == nil {
			t.Fatal("bytes without a checksum were read", s)
		}
		data := append([]byte("HTS2\x00\x00\x00\x00"), body...)
		binary.LittleEndian.PutUint32(data[4:], crc32.ChecksumIEEE(body))
		s, err := tariff.Load(data)
		if err != nil {
			return
		}
		for _, e := range s.Editions() {
			lines, _ := s.Children(e.From, "0")
			for _, line := range lines {
				_, _ = s.Line(e.From, line.Number)
				_, _ = s.Children(e.From, line.Number)
			}
			_, _ = s.Nearest(e.From, "0101210010", 5)
			_, _ = s.Find(e.From, "cotton hors 0101", 5)
		}
	})
}

func TestTheSmallScheduleIsOne(t *testing.T) {
	body := small()
	data := append([]byte("HTS2\x00\x00\x00\x00"), body...)
	binary.LittleEndian.PutUint32(data[4:], crc32.ChecksumIEEE(body))
	s, err := tariff.Load(data)
	if err != nil {
		t.Fatal(err)
	}
	if lines, err := s.Children("2026-01-01", "01"); err != nil || len(lines) == 0 {
		t.Error(lines, err)
	}
}
