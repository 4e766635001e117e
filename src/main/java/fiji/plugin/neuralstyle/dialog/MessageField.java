package fiji.plugin.neuralstyle.dialog;

import java.util.function.Supplier;

import javax.swing.JComponent;
import javax.swing.JTextArea;
import javax.swing.UIManager;

/** Something the command says; not there while it says nothing. */
final class MessageField implements Field {

	private static final int COLUMNS = 44;

	private final Supplier<Object> value;
	private final JTextArea area = new JTextArea(2, COLUMNS);

	MessageField(final Supplier<Object> value) {
		this.value = value;
		area.setEditable(false);
		area.setFocusable(false);
		area.setLineWrap(true);
		area.setWrapStyleWord(true);
		area.setOpaque(false);
		area.setFont(UIManager.getFont("Label.font"));
	}

	@Override
	public JComponent component() {
		return area;
	}

	@Override
	public void refresh() {
		final String text = String.valueOf(value.get());
		area.setText(text);
		area.setVisible(!text.isBlank());
	}
}
