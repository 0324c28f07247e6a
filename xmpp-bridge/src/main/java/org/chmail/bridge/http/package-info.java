/** The HTTP edge: public pages, API and management, each on a listener of its own. Nothing else uses Javalin and Jackson. */
@NullMarked
package org.chmail.bridge.http;

import org.jspecify.annotations.NullMarked;
