package fiji.plugin.neuralstyle.weights.download;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.AccessDeniedException;

import javax.net.ssl.SSLException;

/** Why a server failed, in words. */
final class Reason {

	private Reason() {}

	static String of(final IOException e) {
		if (has(e, UnresolvedAddressException.class) || has(e, UnknownHostException.class)) {
			return "its name is not known (no network?)";
		}
		if (has(e, HttpConnectTimeoutException.class)) return "it does not answer";
		if (has(e, ConnectException.class)) return "it cannot be reached";
		if (has(e, SSLException.class)) return "no secure connection (" + e.getMessage() + ")";
		if (has(e, AccessDeniedException.class)) return "it may not be read";
		return e.getMessage() == null ? "the connection broke (" + e.getClass().getSimpleName() + ")" : e.getMessage();
	}

	private static boolean has(final Throwable e, final Class<?> type) {
		return e != null && (type.isInstance(e) || has(e.getCause(), type));
	}
}
