"""Where the house is put together: settings from the environment, addresses, wiring, the way in for the server."""
