package main

import (
	"bytes"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"section321/tools/site/static"
)

// Somebody publishes two editions on a site; somebody else fetches each, is refused the older one after the
// newer, and asks what was answered on a day between them.
func TestEditionsAreFetchedFromASiteAndAskedWhatTheySaid(t *testing.T) {
	ask, told := inAnEmptyFolder(t)
	refused := func(why string, args ...string) {
		t.Helper()
		if said, err := ask(args...); err == nil || !strings.Contains(err.Error(), why) {
			t.Errorf("%v: %v, not %q\n%s", args, err, why, said)
		}
	}
	write := func(name, text string) {
		t.Helper()
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	said := told("law", "keys", "example.com")
	public := strings.TrimSpace(said[strings.LastIndex(strings.TrimSpace(said), "\n"):])
	told("law", "tables", "tables")
	publish := func(name, day string) []string {
		write("tables/edition.csv", "edition,verified_through\n"+name+","+day+"\n")
		return []string{"law", "build", "-key", "example.com.key", "-site", "dist", "tables"}
	}

	refused("is no built site", publish("2026-11-27.1", "2026-11-27")...)
	write("dist/edition/latest.txt", "section321 edition 2026-10-10.1\n")
	write("dist/edition/keys.txt", "# nobody\n")
	refused("would not take it", publish("2026-11-27.1", "2026-11-27")...)
	write("dist/edition/keys.txt", "# ours\n"+public+"\n")
	site := httptest.NewServer(static.Handler("dist"))
	defer site.Close()
	refused("offers no edition", "law", "fetch", "-trust", public, "-to", "kept", site.URL+"/")
	told(publish("2026-11-27.1", "2026-11-27")...)
	if err := os.Mkdir("kept", 0o755); err != nil {
		t.Fatal(err)
	}
	refused("no key is trusted", "law", "fetch", "-to", "kept", site.URL+"/")
	if said := told("law", "fetch", "-trust", public, "-to", "kept", site.URL+"/"); !strings.Contains(said, "edition 2026-11-27.1, checked through 2026-11-27, signed by example.com") {
		t.Error(said)
	}
	// What is fetched from the parts of a site is the file that was signed, to the last byte.
	built, err := os.ReadFile("2026-11-27.1.edition")
	if err != nil {
		t.Fatal(err)
	}
	if fetched, err := os.ReadFile("kept/2026-11-27.1.edition"); err != nil || !bytes.Equal(built, fetched) {
		t.Errorf("%v: the file that was fetched is not the one that was built", err)
	}
	told(publish("2026-12-05.1", "2026-12-05")...)
	told("law", "fetch", "-trust", public, "-to", "kept", site.URL+"/")
	if feed, err := os.ReadFile("dist/edition/feed.xml"); err != nil || strings.Index(string(feed), "Edition 2026-12-05.1") > strings.Index(string(feed), "Edition 2026-11-27.1") || strings.Count(string(feed), "<entry>") != 2 {
		t.Errorf("%v: the feed is %s", err, feed)
	}
	refused("is not newer than 2026-12-05.1", "law", "fetch", "-trust", public, "-to", "kept", "2026-11-27.1.edition")
	refused("is not newer than 2026-12-05.1", publish("2026-12-04.9", "2026-12-04")...)
	write("cut.edition", string(built[:len(built)/2]))
	refused("cut off", "law", "fetch", "-trust", public, "-to", "kept", "cut.edition")

	for day, edition := range map[string]string{"2026-11-27": "2026-11-27.1", "2026-12-04": "2026-11-27.1", "2026-12-06": "2026-12-05.1"} {
		if said := told("-edition", "kept", "-said", day, "-trust", public, "law", "-date", "2026-12-01", "-json"); !strings.Contains(said, `"`+edition+`"`) {
			t.Errorf("what was said on %s does not name %s: %.200s", day, edition, said)
		}
	}
	refused("the oldest is 2026-11-27.1", "-edition", "kept", "-said", "2026-11-01", "-trust", public, "law", "-date", "2026-11-01")
}
