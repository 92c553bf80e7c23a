// What a hand-written worker needs at least: it parses the body and sends it back.

export default {
  async fetch(request) {
    const question = await request.json();
    return new Response(JSON.stringify(question), { headers: { "Content-Type": "application/json" } });
  },
};
