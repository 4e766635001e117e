package fiji.plugin.neuralstyle.dialog;

import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Insets;
import java.awt.event.ComponentAdapter;
import java.awt.event.ComponentEvent;
import java.util.ArrayList;
import java.util.List;

import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;

/** Labels and fields in rows, in one or more columns that are filled from top to bottom. */
final class FieldRows {

	private record Row(JLabel label, JComponent field) {}

	private final int columns;
	private final List<Row> rows = new ArrayList<>();

	FieldRows(final int columns) {
		this.columns = columns;
	}

	void add(final String label, final String toolTip, final JComponent field) {
		final JLabel text = new JLabel(label);
		text.setToolTipText(toolTip);
		text.setLabelFor(field);
		text.setVisible(field.isVisible());
		field.addComponentListener(new ComponentAdapter() {

			@Override
			public void componentShown(final ComponentEvent event) {
				text.setVisible(true);
			}

			@Override
			public void componentHidden(final ComponentEvent event) {
				text.setVisible(false);
			}
		});
		rows.add(new Row(text, field));
	}

	JPanel panel() {
		final JPanel panel = new JPanel(new GridBagLayout());
		final int height = (rows.size() + columns - 1) / columns;
		for (int i = 0; i < rows.size(); i++) {
			final int column = 2 * (i / height);
			panel.add(rows.get(i).label(), place(column, i % height, false));
			panel.add(rows.get(i).field(), place(column + 1, i % height, true));
		}
		return panel;
	}

	private static GridBagConstraints place(final int column, final int row, final boolean wide) {
		return new GridBagConstraints(column, row, 1, 1, wide ? 1 : 0, 0, GridBagConstraints.BASELINE_LEADING,
			wide ? GridBagConstraints.HORIZONTAL : GridBagConstraints.NONE, new Insets(3, column > 0 && !wide ? 14 : 2, 2, 4), 0, 0);
	}
}
