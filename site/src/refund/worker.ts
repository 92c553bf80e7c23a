// Answers the page, and works through files of entries as the page of orders does through its own.

import "../orders/worker";
