package org.chmail.it.fault;

import java.io.File;
import org.jivesoftware.openfire.IQRouter;
import org.jivesoftware.openfire.OfflineMessageStrategy;
import org.jivesoftware.openfire.XMPPServer;
import org.jivesoftware.openfire.container.Plugin;
import org.jivesoftware.openfire.container.PluginManager;
import org.jivesoftware.openfire.interceptor.InterceptorManager;

/**
 * Makes this Openfire lose the next pushes of the watch, exactly as many as asked for by
 *
 * <pre>{@code <iq type='set' to='example.org' id='1'><drop xmlns='urn:chmail:fault:0' pushes='1'/></iq>}</pre>
 *
 * The empty result comes before the next push is lost. And it tells what went into the offline store:
 *
 * <pre>{@code <iq type='get' to='example.org' id='2'><offline xmlns='urn:chmail:fault:offline:0'/></iq>}</pre>
 *
 * Anyone on loopback may ask, and no one else.
 */
public final class FaultPlugin implements Plugin {
    private final PushDropper dropper = new PushDropper();
    private final DropHandler dropHandler = new DropHandler(dropper);
    private final OfflineRecord kept = new OfflineRecord();
    private final OfflineHandler offlineHandler = new OfflineHandler(kept);

    @Override
    public void initializePlugin(PluginManager manager, File pluginDirectory) {
        InterceptorManager.getInstance().addInterceptor(dropper);
        OfflineMessageStrategy.addListener(kept);
        router().addHandler(dropHandler);
        router().addHandler(offlineHandler);
    }

    @Override
    public void destroyPlugin() {
        router().removeHandler(offlineHandler);
        router().removeHandler(dropHandler);
        OfflineMessageStrategy.removeListener(kept);
        InterceptorManager.getInstance().removeInterceptor(dropper);
    }

    private static IQRouter router() {
        return XMPPServer.getInstance().getIQRouter();
    }
}
