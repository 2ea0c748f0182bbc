import { defineWords } from "../../words/language";

export const codeWords = defineWords({
  en: { leave: "Tab indents. To leave the editor by keyboard, press Esc, then Tab.", leaveAction: "Let Tab leave the editor", save: "Save" },
  de: { leave: "Tab rückt ein. Mit der Tastatur verlassen Sie den Editor mit Esc, dann Tab.", leaveAction: "Mit Tab den Editor verlassen", save: "Speichern" },
  fr: { leave: "Tab indente. Pour quitter l’éditeur au clavier : Échap, puis Tab.", leaveAction: "Laisser Tab quitter l’éditeur", save: "Enregistrer" },
});
