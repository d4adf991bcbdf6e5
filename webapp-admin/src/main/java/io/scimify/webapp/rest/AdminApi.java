package io.scimify.webapp.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The admin REST API's root. */
@ApplicationPath("/api/v1")
public class AdminApi extends Application {}
