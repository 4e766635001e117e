package fiji.plugin.neuralstyle.dialog;

import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Dialog.ModalityType;
import java.awt.Dimension;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;
import javax.swing.SwingWorker;
import javax.swing.WindowConstants;

import fiji.plugin.neuralstyle.weights.download.DownloadListener;
import fiji.plugin.neuralstyle.weights.download.DownloadProgress;
import fiji.plugin.neuralstyle.weights.store.NetworkStore;

/** Shows how far a download is, with a button to cancel it, while all else waits. */
final class InstallWindow implements DownloadListener {

	private static final int STEPS = 1000;
	private static final int WIDTH = 420;

	private final String network;
	private final JDialog window;
	private final JProgressBar bar = new JProgressBar(0, STEPS);
	private final JLabel text = new JLabel("Asking the server ...");
	private final JButton cancel = new JButton("Cancel");
	private final AtomicBoolean cancelled = new AtomicBoolean();

	InstallWindow(final Component parent, final String network) {
		this.network = network;
		window = new JDialog(SwingUtilities.getWindowAncestor(parent), "Installing " + network,
			ModalityType.APPLICATION_MODAL);
		bar.setIndeterminate(true);
		bar.setPreferredSize(new Dimension(WIDTH, bar.getPreferredSize().height));
		cancel.setName("cancelInstall");
		cancel.addActionListener(event -> stop());
		final JPanel content = new JPanel(new BorderLayout(8, 8));
		content.setBorder(BorderFactory.createEmptyBorder(12, 12, 12, 12));
		content.add(text, BorderLayout.NORTH);
		content.add(bar, BorderLayout.CENTER);
		content.add(cancel, BorderLayout.EAST);
		window.setContentPane(content);
		window.getRootPane().registerKeyboardAction(event -> stop(), KeyStroke.getKeyStroke("ESCAPE"),
			JComponent.WHEN_IN_FOCUSED_WINDOW);
		window.setDefaultCloseOperation(WindowConstants.DO_NOTHING_ON_CLOSE);
		window.addWindowListener(new WindowAdapter() {

			@Override
			public void windowClosing(final WindowEvent event) {
				stop();
			}
		});
		window.pack();
		window.setLocationRelativeTo(parent);
	}

	/**
	 * Installs the network, and shows the window meanwhile; called on the event thread.
	 *
	 * @throws CancellationException if the user cancels
	 * @throws IOException if it cannot be installed
	 */
	void install(final NetworkStore store) throws IOException {
		final SwingWorker<Path, Void> worker = new SwingWorker<>() {

			@Override
			protected Path doInBackground() throws IOException {
				return store.install(network, InstallWindow.this);
			}

			@Override
			protected void done() {
				window.dispose();
			}
		};
		worker.execute();
		// Returns when the worker is done.
		window.setVisible(true);
		try {
			worker.get();
		}
		catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw (CancellationException) new CancellationException("Installing was interrupted.").initCause(e);
		}
		catch (ExecutionException e) {
			if (e.getCause() instanceof IOException io) throw io;
			if (e.getCause() instanceof RuntimeException runtime) throw runtime;
			throw new IllegalStateException("The network \"" + network + "\" could not be installed: " + e.getCause(), e);
		}
	}

	@Override
	public void progress(final DownloadProgress progress) {
		SwingUtilities.invokeLater(() -> {
			bar.setIndeterminate(progress.total().isEmpty());
			bar.setValue((int) Math.round(STEPS * progress.fraction()));
			text.setText(progress.toString());
		});
	}

	@Override
	public void message(final String sentence) {
		SwingUtilities.invokeLater(() -> {
			text.setText(WrappedText.html(sentence, WIDTH));
			window.pack();
		});
	}

	@Override
	public boolean isCancelled() {
		return cancelled.get();
	}

	private void stop() {
		cancelled.set(true);
		cancel.setEnabled(false);
		text.setText("Stopping ...");
	}
}
