package fiji.plugin.neuralstyle.dialog;

import java.util.function.Consumer;
import java.util.function.Supplier;

import javax.swing.JCheckBox;
import javax.swing.JComponent;

/** Yes or no. */
final class SwitchField implements Field {

	private final Supplier<Object> value;
	private final JCheckBox box = new JCheckBox();

	SwitchField(final Supplier<Object> value, final Consumer<Object> change) {
		this.value = value;
		box.addActionListener(event -> change.accept(box.isSelected()));
	}

	@Override
	public JComponent component() {
		return box;
	}

	@Override
	public void refresh() {
		box.setSelected((boolean) value.get());
	}
}
