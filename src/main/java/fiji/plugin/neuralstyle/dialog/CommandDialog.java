package fiji.plugin.neuralstyle.dialog;

import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.EventQueue;
import java.awt.FlowLayout;
import java.awt.Frame;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JToggleButton;
import javax.swing.KeyStroke;

import org.scijava.module.ModuleItem;

/**
 * Asks the user for a command's inputs. What a change means for other inputs is the command's business, by
 * the callbacks of its parameters; after each the dialog shows all values anew.
 */
final class CommandDialog {

	/** Rows of the settings that are hidden at first, side by side. */
	private static final int ADVANCED_COLUMNS = 2;

	private final ModuleInputs inputs;
	private final String title;
	private final Frame owner;
	private final List<Field> fields = new ArrayList<>();
	private final JLabel problem = new JLabel(" ");
	private final JButton ok = new JButton("OK");
	private JDialog dialog;
	private boolean accepted;

	/** @param owner the window that it belongs to, or null */
	CommandDialog(final ModuleInputs inputs, final String title, final Frame owner) {
		this.inputs = inputs;
		this.title = title;
		this.owner = owner;
	}

	/**
	 * Shows it and waits until it is closed; may be called on any thread.
	 *
	 * @return whether the user wants the command to run
	 */
	boolean ask() {
		if (EventQueue.isDispatchThread()) return show();
		final AtomicBoolean answer = new AtomicBoolean();
		try {
			EventQueue.invokeAndWait(() -> answer.set(show()));
		}
		catch (InterruptedException e) {
			// Whoever interrupts the command does not want it.
			Thread.currentThread().interrupt();
		}
		catch (InvocationTargetException e) {
			throw new IllegalStateException("The dialog \"" + title + "\" cannot be shown: " + e.getCause(), e);
		}
		return answer.get();
	}

	private boolean show() {
		dialog = new JDialog(owner, title, true);
		dialog.setDefaultCloseOperation(JDialog.DISPOSE_ON_CLOSE);
		final JPanel content = column(10, 0);
		// Always in sight, however small the screen.
		final JPanel end = column(0, 8);
		final List<ModuleItem<?>> basic = new ArrayList<>();
		final List<ModuleItem<?>> advanced = new ArrayList<>();
		final List<ModuleItem<?>> messages = new ArrayList<>();
		for (final ModuleItem<?> item : inputs.open()) {
			(ModuleInputs.isMessage(item) ? messages : inputs.isAdvanced(item) ? advanced : basic).add(item);
		}
		content.add(rows(basic, 1));
		if (!advanced.isEmpty()) addAdvanced(content, rows(advanced, ADVANCED_COLUMNS));
		if (!messages.isEmpty()) end.add(rows(messages, 1));
		end.add(buttons());
		final JScrollPane scroll = new JScrollPane(content);
		scroll.setBorder(null);
		dialog.add(scroll, BorderLayout.CENTER);
		dialog.add(end, BorderLayout.SOUTH);
		dialog.getRootPane().setDefaultButton(ok);
		dialog.getRootPane().registerKeyboardAction(event -> dialog.dispose(), KeyStroke.getKeyStroke("ESCAPE"),
			JComponent.WHEN_IN_FOCUSED_WINDOW);
		place();
		inputs.whenMessagesChange(this::refresh);
		refresh();
		dialog.setVisible(true);
		return accepted;
	}

	private static JPanel column(final int above, final int below) {
		final JPanel column = new JPanel();
		column.setLayout(new BoxLayout(column, BoxLayout.Y_AXIS));
		column.setBorder(BorderFactory.createEmptyBorder(above, 12, below, 12));
		return column;
	}

	private JPanel rows(final List<ModuleItem<?>> items, final int columns) {
		final FieldRows rows = new FieldRows(columns);
		for (final ModuleItem<?> item : items) {
			final Field field = Fields.of(inputs, item, this::refresh);
			fields.add(field);
			rows.add(item.getLabel(), Fields.toolTip(item), field.component());
		}
		return rows.panel();
	}

	private void addAdvanced(final JPanel content, final JPanel advanced) {
		final JToggleButton more = new JToggleButton("More settings");
		more.setName("more");
		more.addActionListener(event -> {
			advanced.setVisible(more.isSelected());
			more.setText(more.isSelected() ? "Fewer settings" : "More settings");
			place();
		});
		advanced.setVisible(false);
		final JPanel line = new JPanel(new FlowLayout(FlowLayout.LEFT, 0, 4));
		line.add(more);
		content.add(line);
		content.add(advanced);
	}

	private JPanel buttons() {
		final JButton cancel = new JButton("Cancel");
		ok.setName("ok");
		cancel.setName("cancel");
		ok.addActionListener(event -> accept());
		cancel.addActionListener(event -> dialog.dispose());
		problem.setForeground(Color.RED.darker());
		final JPanel line = new JPanel();
		line.setLayout(new BoxLayout(line, BoxLayout.X_AXIS));
		line.setBorder(BorderFactory.createEmptyBorder(8, 0, 0, 0));
		line.add(problem);
		line.add(Box.createHorizontalGlue());
		line.add(cancel);
		line.add(Box.createHorizontalStrut(8));
		line.add(ok);
		return line;
	}

	/** As large as it wants to be, and no larger than the screen. */
	private void place() {
		dialog.pack();
		final var screen = dialog.getGraphicsConfiguration().getBounds();
		dialog.setSize(Math.min(dialog.getWidth() + 20, screen.width), Math.min(dialog.getHeight(), screen.height - 60));
		dialog.setLocationRelativeTo(null);
	}

	private void refresh() {
		fields.forEach(Field::refresh);
		final String first = fields.stream().map(Field::problem).filter(text -> !text.isEmpty()).findFirst().orElse("");
		problem.setText(first.isEmpty() ? " " : first);
		ok.setEnabled(first.isEmpty());
	}

	private void accept() {
		fields.forEach(Field::commit);
		refresh();
		if (!ok.isEnabled() || !fields.stream().allMatch(Field::ready)) return;
		accepted = true;
		dialog.dispose();
	}
}
