package fiji.plugin.neuralstyle.dialog;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

import javax.swing.JComponent;

import org.scijava.module.ModuleItem;

/** Makes the field that fits an input. */
final class Fields {

	private static final int TOOL_TIP_WIDTH = 320;

	private Fields() {}

	/**
	 * The field of an input.
	 *
	 * @param inputs to read from and write to
	 * @param changed called after the user has changed the input
	 */
	static Field of(final ModuleInputs inputs, final ModuleItem<?> item, final Runnable changed) {
		final Supplier<Object> value = () -> inputs.value(item);
		final Consumer<Object> change = chosen -> {
			if (chosen.equals(inputs.value(item))) return;
			inputs.set(item, chosen);
			changed.run();
		};
		final Field field = field(item, value, change, changed);
		final JComponent component = field.component();
		component.setName(item.getName());
		component.setToolTipText(toolTip(item));
		field.refresh();
		return field;
	}

	/** In words, wrapped where long. */
	static String toolTip(final ModuleItem<?> item) {
		final String description = item.getDescription();
		if (description == null || description.isBlank()) return null;
		return WrappedText.html(description, TOOL_TIP_WIDTH);
	}

	private static Field field(final ModuleItem<?> item, final Supplier<Object> value, final Consumer<Object> change,
		final Runnable written)
	{
		if (ModuleInputs.isMessage(item)) return new MessageField(value);
		final List<?> choices = item.getChoices();
		if (choices != null && !choices.isEmpty()) return new ChoiceField(item, value, change);
		if (NetworkField.isFor(item)) return new NetworkField(KnownNetworks.ofProcess(), value, change);
		if (item.getType() == boolean.class) return new SwitchField(value, change);
		if (item.getType() == String.class) return new TextField(item, value, change);
		return "slider".equals(item.getWidgetStyle()) ? new SliderField(item, value, change) : new NumberField(item, value,
			change, written);
	}
}
