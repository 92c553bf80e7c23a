// Answers the page, and works through a file of orders as the page of orders does through its own.

import "../orders/worker";
