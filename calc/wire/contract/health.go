package contract

// Health is what the service says of itself.
type Health struct {
	Status string    `json:"status" const:"ok"`
	Law    HealthLaw `json:"law"`
}

// HealthLaw is how far the law of the service reaches.
type HealthLaw struct {
	Edition         string `json:"edition"`
	Hash            string `json:"hash,omitempty"`
	VerifiedThrough Date   `json:"verifiedThrough"`
}
