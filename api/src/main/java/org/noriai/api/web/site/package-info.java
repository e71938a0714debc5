/** What anybody may read over HTTP beside the contract: the web app, the basemap, the public feeds. */
@NullMarked
package org.noriai.api.web.site;

import org.jspecify.annotations.NullMarked;
