package fiji.plugin.neuralstyle.dialog;

import java.awt.BorderLayout;
import java.io.File;
import java.util.function.Consumer;
import java.util.function.Supplier;

import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JFileChooser;
import javax.swing.JPanel;

import org.scijava.module.ModuleItem;

/** A text; one that is a path has a button to look for it. */
final class TextField implements Field {

	private static final int COLUMNS = 24;

	private final Supplier<Object> value;
	private final Consumer<Object> change;
	private final WrittenText text = new WrittenText(COLUMNS, this::take);
	private final JComponent component;

	TextField(final ModuleItem<?> item, final Supplier<Object> value, final Consumer<Object> change) {
		this.value = value;
		this.change = change;
		final String style = String.valueOf(item.getWidgetStyle());
		if (style.equals("directory")) component = withButton(JFileChooser.DIRECTORIES_ONLY);
		else if (style.equals("file")) component = withButton(JFileChooser.FILES_AND_DIRECTORIES);
		else component = text.field();
	}

	@Override
	public JComponent component() {
		return component;
	}

	@Override
	public void refresh() {
		text.show(String.valueOf(value.get()));
	}

	@Override
	public void commit() {
		text.commit();
	}

	private void take() {
		change.accept(text.text());
	}

	private JComponent withButton(final int mode) {
		final JPanel panel = new JPanel(new BorderLayout(4, 0)) {

			private static final long serialVersionUID = 1L;

			@Override
			public void setToolTipText(final String tip) {
				super.setToolTipText(tip);
				text.field().setToolTipText(tip);
			}
		};
		final JButton button = new JButton("Browse...");
		button.addActionListener(event -> {
			final JFileChooser chooser = new JFileChooser(new File(text.text()));
			chooser.setFileSelectionMode(mode);
			if (chooser.showOpenDialog(panel) != JFileChooser.APPROVE_OPTION) return;
			text.field().setText(chooser.getSelectedFile().getPath());
			text.commit();
		});
		panel.add(text.field(), BorderLayout.CENTER);
		panel.add(button, BorderLayout.EAST);
		return panel;
	}
}
