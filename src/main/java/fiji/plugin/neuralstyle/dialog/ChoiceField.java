package fiji.plugin.neuralstyle.dialog;

import java.util.function.Consumer;
import java.util.function.Supplier;

import javax.swing.DefaultComboBoxModel;
import javax.swing.JComboBox;
import javax.swing.JComponent;

import org.scijava.module.ModuleItem;

/** One of several texts. */
final class ChoiceField implements Field {

	/** A title may be of any length; the dialog may not. */
	private static final String WIDEST = "M".repeat(22);

	private final ModuleItem<?> item;
	private final Supplier<Object> value;
	private final JComboBox<Object> box = new JComboBox<>();
	private boolean refreshing;

	ChoiceField(final ModuleItem<?> item, final Supplier<Object> value, final Consumer<Object> change) {
		this.item = item;
		this.value = value;
		box.setPrototypeDisplayValue(WIDEST);
		box.addActionListener(event -> {
			if (!refreshing && box.getSelectedItem() != null) change.accept(box.getSelectedItem());
		});
	}

	@Override
	public JComponent component() {
		return box;
	}

	@Override
	public void refresh() {
		refreshing = true;
		final DefaultComboBoxModel<Object> model = new DefaultComboBoxModel<>(item.getChoices().toArray());
		// A value that no choice has is still the value.
		if (model.getIndexOf(value.get()) < 0) model.addElement(value.get());
		model.setSelectedItem(value.get());
		box.setModel(model);
		refreshing = false;
	}
}
