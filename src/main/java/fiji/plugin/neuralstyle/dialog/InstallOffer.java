package fiji.plugin.neuralstyle.dialog;

import java.awt.Component;
import java.io.IOException;
import java.util.concurrent.CancellationException;

import javax.swing.JOptionPane;

import fiji.plugin.neuralstyle.NetworkSize;
import fiji.plugin.neuralstyle.weights.catalogue.CatalogueEntry;
import fiji.plugin.neuralstyle.weights.store.NetworkInfo;
import fiji.plugin.neuralstyle.weights.store.NetworkStore;

/**
 * Offers to install a network that was chosen and is not there.
 *
 * @param store to install it into
 * @param network which
 */
record InstallOffer(NetworkStore store, NetworkInfo network) {

	private static final String INSTALL = "Install";
	private static final String NOT_NOW = "Not now";
	private static final int WIDTH = 420;

	/**
	 * Asks, and installs if the user wants it; called on the event thread.
	 *
	 * @return whether the network is installed now
	 */
	boolean accepted(final Component parent) {
		final String title = "Install " + network.name() + "?";
		final int answer = JOptionPane.showOptionDialog(parent, WrappedText.html(question(), WIDTH), title,
			JOptionPane.YES_NO_OPTION, JOptionPane.QUESTION_MESSAGE, null, new Object[] { INSTALL, NOT_NOW }, INSTALL);
		if (answer != JOptionPane.YES_OPTION) return false;
		try {
			new InstallWindow(parent, network.name()).install(store);
			return true;
		}
		catch (CancellationException e) {
			// The dialog stays, and the user sees that.
			return false;
		}
		catch (IOException | IllegalArgumentException e) {
			JOptionPane.showMessageDialog(parent, WrappedText.html(e.getMessage(), WIDTH), network.name(),
				JOptionPane.ERROR_MESSAGE);
			return false;
		}
	}

	private String question() {
		final String size = new NetworkSize(network.downloadBytes()).toString();
		final String licence = store.catalogue().find(network.name()).map(CatalogueEntry::licence).orElse("");
		return "The network \"" + network.name() + "\" is not installed. " + network.description() + " Download it" + (size
			.isEmpty() ? "" : " (" + size + ")") + " into " + store.folders().own() + "?" + (licence.isBlank() ? "" : " Licence: " +
				licence + ".");
	}
}
