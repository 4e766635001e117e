package fiji.plugin.neuralstyle.dialog;

import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;

import javax.swing.JTextField;
import javax.swing.Timer;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;

/** A text field that tells what was written a moment after the last key, or when it is left. */
final class WrittenText {

	private static final int MOMENT_MS = 300;

	private final JTextField field;
	private final Runnable written;
	private final Timer timer;
	private boolean showing;
	/** Whether something is written that has not been told. */
	private boolean pending;

	WrittenText(final int columns, final Runnable written) {
		this.written = written;
		field = new JTextField(columns);
		timer = new Timer(MOMENT_MS, event -> commit());
		timer.setRepeats(false);
		field.getDocument().addDocumentListener(new DocumentListener() {

			@Override
			public void insertUpdate(final DocumentEvent event) {
				if (showing) return;
				pending = true;
				timer.restart();
			}

			@Override
			public void removeUpdate(final DocumentEvent event) {
				insertUpdate(event);
			}

			@Override
			public void changedUpdate(final DocumentEvent event) {
				insertUpdate(event);
			}
		});
		field.addFocusListener(new FocusAdapter() {

			@Override
			public void focusLost(final FocusEvent event) {
				commit();
			}
		});
	}

	JTextField field() {
		return field;
	}

	String text() {
		return field.getText();
	}

	/** Shows a text, unless the user is just writing another. */
	void show(final String text) {
		if (pending || field.getText().equals(text)) return;
		showing = true;
		field.setText(text);
		field.setCaretPosition(0);
		showing = false;
	}

	/** Tells at once what was written, if it has not been told. */
	void commit() {
		if (!pending) return;
		pending = false;
		timer.stop();
		written.run();
	}
}
