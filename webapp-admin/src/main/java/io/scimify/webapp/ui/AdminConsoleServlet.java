package io.scimify.webapp.ui;

import com.vaadin.cdi.CdiVaadinServlet;
import jakarta.servlet.annotation.WebServlet;

/** Serves the console below {@code /admin}, so that SCIM and the admin API keep their own paths. */
@WebServlet(
    name = "admin-console",
    urlPatterns = {"/admin/*"},
    asyncSupported = true)
public class AdminConsoleServlet extends CdiVaadinServlet {}
