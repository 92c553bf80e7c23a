package contract

// Health is what the service says of itself.
type Health struct {
	Status string    `json:"status" const:"ok"`
	Law    HealthLaw `json:"law"`
}

// Editions are those of the law that the service has, the newest first.
type Editions struct {
	// The hash of the one that answers come from.
	InUse    string      `json:"inUse"`
	Editions []HealthLaw `json:"editions" minItems:"1"`
}

// HealthLaw is how far the law of the service reaches.
type HealthLaw struct {
	Edition         string `json:"edition"`
	Hash            string `json:"hash,omitempty"`
	VerifiedThrough Date   `json:"verifiedThrough"`
}
