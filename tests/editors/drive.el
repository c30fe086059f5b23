;;; drive.el --- drives Emacs as its user would, and writes what it saw as JSON  -*- lexical-binding: t -*-

;; emacs --batch -l SETUP -l drive.el, with the story in $NEWSLINT_STORY and the answer to go to $NEWSLINT_SEEN.

(require 'eglot)
(require 'flymake)
(require 'json)

(defvar seen nil "What was seen, as an alist.")

(defun note (key value)
  (push (cons key value) seen))

(defun wait (what condition)
  "Wait until CONDITION holds; fail, naming WHAT, after a minute."
  (let ((end (+ (float-time) 60)) value)
    (while (and (not (setq value (funcall condition))) (< (float-time) end))
      (eglot--signal-textDocument/didChange) ; what an idle timer does; nothing is idle in a batch
      (accept-process-output nil 0.05)
      (flymake-start))
    (or value (error "Waited a minute for %s" what))))

(defun findings ()
  "The diagnostics of this buffer: rule, line and columns in characters from 0."
  (save-excursion
    (vconcat
     (mapcar
      (lambda (one)
        (goto-char (flymake-diagnostic-beg one))
        (let ((line (1- (line-number-at-pos))) (start (- (point) (line-beginning-position))))
          (goto-char (flymake-diagnostic-end one))
          `((rule . ,(rule-of one)) (line . ,line) (start . ,start)
            (end_line . ,(1- (line-number-at-pos))) (stop . ,(- (point) (line-beginning-position))))))
      (flymake-diagnostics)))))

(defun rule-of (one)
  "The rule's id; eglot keeps what the server sent in the data of a diagnostic."
  (let* ((data (flymake-diagnostic-data one)) (sent (alist-get 'eglot-lsp-diag data)))
    (plist-get sent :code)))

(defun find-rule (rule)
  (seq-find (lambda (one) (equal (rule-of one) rule)) (flymake-diagnostics)))

(defun take (rule title)
  "Choose the code action of RULE whose title begins with TITLE, from the menu that the user would see."
  (let* ((one (or (find-rule rule) (error "No %s" rule)))
         (last-nonmenu-event ?\r)           ; asked for by key: eglot shows the list, and no menu under a mouse
         offered)
    (goto-char (flymake-diagnostic-beg one))
    (cl-letf (((symbol-function 'completing-read)
               (lambda (_prompt menu &rest _)
                 (setq offered (mapcar (lambda (item) (if (consp item) (car item) item)) menu))
                 (or (seq-find (lambda (text) (string-prefix-p title text)) offered)
                     (error "%s is not in %S" title offered)))))
      (eglot-code-actions (flymake-diagnostic-beg one) (flymake-diagnostic-end one) nil t))
    (vconcat offered)))

(defun drive ()
  (find-file (getenv "NEWSLINT_STORY"))
  (call-interactively #'eglot)
  (wait "the server" #'eglot-managed-p)
  (note 'version (format "%s, eglot %s" emacs-version (eglot-version)))
  (wait "diagnostics" (lambda () (> (length (findings)) 0)))
  (note 'opened (findings))
  (let ((line (line-number-at-pos (flymake-diagnostic-beg (find-rule "doubled-word")))))
    (note 'actions (take "doubled-word" "Take out"))
    (goto-char (point-min))
    (forward-line (1- line))
    (note 'fixed (buffer-substring (line-beginning-position) (line-end-position)))
    (wait "doubled-word to go" (lambda () (not (find-rule "doubled-word"))))
    (goto-char (point-min))
    (forward-line (1- line))
    (insert "It was was so. "))
  (wait "the edit's finding" (lambda () (find-rule "doubled-word")))
  (note 'edited (seq-find (lambda (one) (equal (alist-get 'rule one) "doubled-word")) (findings)))
  (goto-char (flymake-diagnostic-beg (find-rule "inconsistent-name")))
  (eglot-rename "Wittkow")
  (note 'renamed (buffer-substring-no-properties (point-min) (point-max)))
  (wait "inconsistent-name to go" (lambda () (not (find-rule "inconsistent-name"))))
  (take "doubled-word" "Disable doubled-word")
  (wait "the rule to be off" (lambda () (not (find-rule "doubled-word"))))
  (note 'left (findings))
  (note 'fileformat (symbol-name buffer-file-coding-system)))

(defun eglot-version ()
  (or (ignore-errors (require 'package) (package-initialize)
                     (mapconcat #'number-to-string (package-desc-version (cadr (assq 'eglot package-alist))) "."))
      "of Emacs"))

(condition-case fault
    (drive)
  (error (note 'fault (error-message-string fault))))
(with-temp-file (getenv "NEWSLINT_SEEN")
  (insert (json-encode seen)))
(set-buffer-modified-p nil)
(kill-emacs 0)
